import { useEffect, useState, type FormEvent } from 'react';
import { useQuery } from '../app/router';
import { useLoaded } from '../app/useLoaded';
import { Await } from '../desk/Await';
import { findStaff, kinds, loadRelatives, loadStaff, loadUnits, type Kind, type Party } from './consents';
import { Finder, matching } from './Finder';
import { messages } from './messages';
import { Parties } from './Parties';

interface Props {
    patient: string;
    /** Resolves to whether it was done. */
    onBlock: (party: Party | 'research') => Promise<boolean>;
}

/** Chooses whom to block: first what kind, then who. The record of accesses links here with somebody chosen. */
export function BlockForm({ patient, onBlock }: Props) {
    const { t } = messages.use();
    const asked = useQuery().get('block');
    const [kind, setKind] = useState<Kind | undefined>(asked ? 'person' : undefined);
    const [party, setParty] = useState<Party>();
    useEffect(() => {
        if (asked?.startsWith('Practitioner/'))
            loadStaff(asked)
                .then(setParty)
                .catch(() => undefined);
    }, [asked]);
    const choose = (next: Kind) => {
        setKind(next);
        setParty(undefined);
    };
    const chosen = kind === 'research' ? kind : party;
    const send = (event: FormEvent) => {
        event.preventDefault();
        if (!chosen) return;
        void onBlock(chosen).then((done) => {
            if (!done) return;
            setKind(undefined);
            setParty(undefined);
        });
    };
    return (
        <form className="sharing-form" onSubmit={send}>
            <h2>{t('sharing.add')}</h2>
            <fieldset>
                <legend>{t('sharing.whom')}</legend>
                {kinds.map((one) => (
                    <label key={one} className="sharing-choice">
                        <input type="radio" name="kind" checked={kind === one} onChange={() => choose(one)} />
                        {t(`kind.${one}`)}
                    </label>
                ))}
            </fieldset>
            {kind === 'unit' && <Units party={party} onChoose={setParty} />}
            {kind === 'person' && (
                <Finder party={party} find={findStaff} onChoose={setParty} label={t('sharing.findPerson')} />
            )}
            {kind === 'relative' && <Relatives patient={patient} party={party} onChoose={setParty} />}
            {chosen && (
                <button type="submit" className="button primary">
                    {chosen === 'research' ? t('sharing.block') : t('sharing.blockNamed', { name: chosen.display })}
                </button>
            )}
        </form>
    );
}

interface ChoiceProps {
    party: Party | undefined;
    onChoose: (party: Party) => void;
}

function Units(props: ChoiceProps) {
    const { t } = messages.use();
    const units = useLoaded('units', loadUnits);
    return (
        <Await from={units}>
            {(all) => <Finder {...props} find={async (words) => matching(all, words)} label={t('sharing.findUnit')} />}
        </Await>
    );
}

function Relatives({ patient, party, onChoose }: ChoiceProps & { patient: string }) {
    const { t } = messages.use();
    const relatives = useLoaded(patient, () => loadRelatives(patient));
    return (
        <Await from={relatives}>
            {(all) =>
                all.length === 0 ? (
                    <p>{t('sharing.noRelatives')}</p>
                ) : (
                    <fieldset>
                        <legend>{t('sharing.relatives')}</legend>
                        <Parties parties={all} party={party} onChoose={onChoose} />
                    </fieldset>
                )
            }
        </Await>
    );
}
