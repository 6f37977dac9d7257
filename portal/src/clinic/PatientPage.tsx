import { useState } from 'react';
import { formatDate } from '../app/format';
import { Link } from '../app/router';
import { useLoaded } from '../app/useLoaded';
import { Await } from '../desk/Await';
import { AnswersDialog } from './AnswersDialog';
import { AppMenu } from './AppMenu';
import { Findings } from './Findings';
import { messages } from './messages';
import { OwnWordsList } from './OwnWordsList';
import { OtherResults } from './OtherResults';
import { ageOf, nameOf } from './people';
import { loadRecord, type PatientRecord } from './record';
import { ScoreCards } from './ScoreCard';

/** One patient: their own words, what needs attention, and every score with its history. */
export function PatientPage({ id }: { id: string }) {
    const { language } = messages.use();
    const record = useLoaded(`${id} ${language}`, () => loadRecord(id, language));
    return (
        <div className="desk patient-page">
            <Await from={record}>{(found) => <Sheet record={found} />}</Await>
        </div>
    );
}

function Sheet({ record }: { record: PatientRecord }) {
    const { t } = messages.use();
    const [opened, open] = useState<string>();
    const { domains, secondary, others, person } = record;
    return (
        <>
            <Header record={record} />
            <div className={record.ownWords.length > 0 ? 'patient-top beside' : 'patient-top'}>
                <Findings findings={record.findings} onOpen={open} />
                <OwnWordsList words={record.ownWords} onOpen={open} />
            </div>
            <section aria-labelledby="scores-title">
                <h2 id="scores-title" className="visually-hidden">
                    {t('scores')}
                </h2>
                {domains.length + secondary.length === 0 && <p className="note">{t('noScores')}</p>}
                <ScoreCards domains={domains} person={person} onOpen={open} />
            </section>
            <OtherResults results={others} onOpen={open}>
                {secondary.length > 0 && (
                    <details>
                        <summary>{t('secondary', { count: secondary.length })}</summary>
                        <ScoreCards domains={secondary} person={person} onOpen={open} />
                    </details>
                )}
            </OtherResults>
            {opened && <AnswersDialog reference={opened} onClose={() => open(undefined)} />}
        </>
    );
}

function Header({ record: { patient } }: { record: PatientRecord }) {
    const { t, language } = messages.use();
    const age = ageOf(patient, new Date());
    return (
        <header className="patient-header">
            <h1>{nameOf(patient)}</h1>
            <p>
                {age !== undefined && `${t('age', { count: age })} · `}
                {patient.birthDate && t('born', { date: formatDate(patient.birthDate, language) })}
            </p>
            <Link to="/clinic" className="no-print">
                {t('back')}
            </Link>
            <AppMenu patient={`Patient/${patient.id}`} />
            <button type="button" className="button no-print" onClick={() => print()}>
                {t('print')}
            </button>
        </header>
    );
}
