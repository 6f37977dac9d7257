import { useState, type KeyboardEvent } from 'react';
import { useLoaded } from '../app/useLoaded';
import { Await } from '../desk/Await';
import { findPatients, type Choice } from './approval';
import { messages } from './messages';

interface Props {
    patients: readonly Choice[];
    /** Whether to choose by searching within one's reach, as clinicians do. */
    search: boolean;
    chosen: Choice | undefined;
    onChoose: (patient: Choice) => void;
}

/** Whom the app is to be about. */
export function PatientChoice({ patients, search, chosen, onChoose }: Props) {
    const { t } = messages.use();
    return (
        <fieldset className="approve-patients">
            <legend>{t('whom')}</legend>
            {search ? (
                <Search chosen={chosen} onChoose={onChoose} />
            ) : (
                <Choices patients={patients} chosen={chosen} onChoose={onChoose} />
            )}
        </fieldset>
    );
}

function Choices({ patients, chosen, onChoose }: Omit<Props, 'search'>) {
    return (
        <div className="approve-people">
            {patients.map((patient) => (
                <label key={patient.reference} className="approve-person">
                    <input
                        type="radio"
                        name="patient"
                        value={patient.reference}
                        required
                        checked={chosen?.reference === patient.reference}
                        onChange={() => onChoose(patient)}
                    />
                    <span>
                        {patient.display}
                        {patient.detail && <span className="soft small"> {patient.detail}</span>}
                    </span>
                </label>
            ))}
        </div>
    );
}

function Search({ chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'>) {
    const { t } = messages.use();
    const [words, setWords] = useState('');
    const [asked, setAsked] = useState('');
    const find = () => setAsked(words.trim());
    // within the form that is the answer, Enter would send it
    const findOnEnter = (event: KeyboardEvent) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        find();
    };
    return (
        <>
            <label htmlFor="whom">{t('find')}</label>
            <div className="approve-search">
                <input
                    id="whom"
                    type="search"
                    autoComplete="off"
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                    onKeyDown={findOnEnter}
                />
                <button type="button" className="button" onClick={find}>
                    {t('search')}
                </button>
            </div>
            {asked && <Found words={asked} chosen={chosen} onChoose={onChoose} />}
        </>
    );
}

function Found({ words, chosen, onChoose }: { words: string } & Pick<Props, 'chosen' | 'onChoose'>) {
    const { t, language } = messages.use();
    const found = useLoaded(`${language} ${words}`, (signal) => findPatients(words, language, signal));
    return (
        <Await from={found}>
            {(patients) => (
                <>
                    <p role="status" className="soft small">
                        {t('found', { count: patients.length })}
                    </p>
                    <Choices patients={patients} chosen={chosen} onChoose={onChoose} />
                </>
            )}
        </Await>
    );
}
