import './privacy.css';
import { useEffect, useRef, useState } from 'react';
import { formatDate } from '../app/format';
import { useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { Await } from '../desk/Await';
import { BlockForm } from './BlockForm';
import { block, loadBlocks, setStatus, type Block, type Party } from './consents';
import { messages } from './messages';
import { PrivacyLinks } from './PrivacyLinks';
import type { Consent } from 'fhir/r4';

/** What was done last, and how to undo it. */
interface Done {
    readonly words: string;
    readonly undo: () => Promise<unknown>;
}

/** Who may see the patient's data: blocks in force, and a way to block somebody. */
export default function Sharing() {
    const { t } = messages.use();
    const { fhirUser } = useSignedIn();
    useTitle(t('sharing.title'));
    const blocks = useLoaded(fhirUser, (signal) => loadBlocks(fhirUser, signal));
    const [done, setDone] = useState<Done>();
    const [refused, setRefused] = useState('');
    const change = async (work: () => Promise<unknown>, next?: (answer: unknown) => Done) => {
        setRefused('');
        try {
            const answer = await work();
            setDone(next?.(answer));
            blocks.again();
            return true;
        } catch (failed) {
            setRefused(failed instanceof Error ? failed.message : String(failed));
            return false;
        }
    };
    const end = (one: Block) =>
        void change(
            () => setStatus(one.consent, 'inactive'),
            (ended) => ({ words: endedWords(one), undo: () => setStatus(ended as Consent, 'active') }),
        );
    const endedWords = ({ kind, name }: Block) =>
        kind === 'research' ? t('sharing.endedResearch') : t('sharing.ended', { name: name ?? t('sharing.everybody') });
    const add = (party: Party | 'research') =>
        change(
            () => block(fhirUser, party),
            (made) => ({
                words:
                    party === 'research' ? t('sharing.blockedResearch') : t('sharing.blocked', { name: party.display }),
                undo: () => setStatus(made as Consent, 'inactive'),
            }),
        );
    return (
        <div className="page sharing">
            <h1>{t('sharing.title')}</h1>
            <p>{t('sharing.about')}</p>
            <div role="status">{done && <DoneNote words={done.words} onUndo={() => void change(done.undo)} />}</div>
            {refused && (
                <p role="alert" className="note red">
                    {t('sharing.refused', { reason: refused })}
                </p>
            )}
            <section aria-labelledby="blocks">
                <h2 id="blocks">{t('sharing.blocks')}</h2>
                <Await from={blocks}>{(found) => <Blocks blocks={found} onEnd={end} />}</Await>
            </section>
            <BlockForm patient={fhirUser} onBlock={add} />
            <Meaning />
            <PrivacyLinks here="sharing" />
        </div>
    );
}

/** Comes into view: what was pressed may stand far below it. */
function DoneNote({ words, onUndo }: { words: string; onUndo: () => void }) {
    const { t } = messages.use();
    const note = useRef<HTMLDivElement>(null);
    useEffect(() => {
        note.current?.scrollIntoView({ block: 'center' }); // a promise in newer browsers, and no way to clean up
    }, [words]);
    return (
        <div ref={note} className="note green sharing-done">
            <p>{words}</p>
            <button type="button" className="button" onClick={onUndo}>
                {t('sharing.undo')}
            </button>
        </div>
    );
}

function Blocks({ blocks, onEnd }: { blocks: readonly Block[]; onEnd: (block: Block) => void }) {
    const { t, language } = messages.use();
    if (blocks.length === 0) return <p>{t('sharing.none')}</p>;
    const nameOf = ({ kind, name }: Block) => name ?? t(kind === 'research' ? 'sharing.research' : 'sharing.everybody');
    return (
        <ul className="plain-list sharing-blocks">
            {blocks.map((one) => (
                <li key={one.consent.id}>
                    <span>
                        <strong>{nameOf(one)}</strong>{' '}
                        {one.since && (
                            <span className="soft small">
                                {t('sharing.since', { date: formatDate(one.since, language) })}
                            </span>
                        )}
                    </span>
                    <button
                        type="button"
                        className="button"
                        aria-label={t('sharing.endNamed', { name: nameOf(one) })}
                        onClick={() => onEnd(one)}
                    >
                        {t('sharing.end')}
                    </button>
                </li>
            ))}
        </ul>
    );
}

function Meaning() {
    const { t } = messages.use();
    return (
        <section className="note" aria-labelledby="means">
            <h2 id="means">{t('sharing.means')}</h2>
            <ul>
                {(['see', 'care', 'emergency', 'figures', 'undo'] as const).map((part) => (
                    <li key={part}>{t(`sharing.means.${part}`)}</li>
                ))}
            </ul>
        </section>
    );
}
