import { useState, type KeyboardEvent } from 'react';
import { useLoaded } from '../app/useLoaded';
import { Await } from '../desk/Await';
import type { Party } from './consents';
import { messages } from './messages';
import { Parties } from './Parties';

interface Props {
    label: string;
    party: Party | undefined;
    find: (words: string, signal?: AbortSignal) => Promise<readonly Party[]>;
    onChoose: (party: Party) => void;
}

const shown = 20;

/** A search by name whose finds are chosen from; who is chosen stays in view. */
export function Finder({ label, party, find, onChoose }: Props) {
    const { t } = messages.use();
    const [words, setWords] = useState('');
    const [asked, setAsked] = useState('');
    const search = () => setAsked(words.trim());
    // within a form, Enter would send it
    const searchOnEnter = (event: KeyboardEvent) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        search();
    };
    return (
        <div className="sharing-finder">
            <label htmlFor="finder">{label}</label>
            <div className="sharing-search">
                <input
                    id="finder"
                    type="search"
                    autoComplete="off"
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                    onKeyDown={searchOnEnter}
                />
                <button type="button" className="button" onClick={search}>
                    {t('sharing.search')}
                </button>
            </div>
            {asked ? (
                <Found key={asked} asked={asked} party={party} find={find} onChoose={onChoose} />
            ) : (
                party && <Parties parties={[party]} party={party} onChoose={onChoose} />
            )}
        </div>
    );
}

function Found({ asked, party, find, onChoose }: Omit<Props, 'label'> & { asked: string }) {
    const { t } = messages.use();
    const found = useLoaded(asked, (signal) => find(asked, signal));
    return (
        <Await from={found}>
            {(all) => (
                <>
                    <p role="status" className="soft small">
                        {all.length > shown
                            ? t('sharing.many', { count: shown })
                            : t('sharing.found', { count: all.length })}
                    </p>
                    <Parties parties={all.slice(0, shown)} party={party} onChoose={onChoose} />
                </>
            )}
        </Await>
    );
}

/** Those whose name has all of the words in it. */
export const matching = (parties: readonly Party[], words: string): readonly Party[] =>
    parties.filter(({ display }) =>
        words
            .toLowerCase()
            .split(/\s+/)
            .every((word) => display.toLowerCase().includes(word)),
    );
