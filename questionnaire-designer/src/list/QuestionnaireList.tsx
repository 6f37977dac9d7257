import { useLoaded } from '@stemme/questionnaire-renderer/loaded';
import type { Questionnaire } from 'fhir/r4';
import { useState } from 'react';
import { Failed } from '../app/Failed';
import { listQuestionnaires } from '../app/questionnaires';
import { useMessages } from '../messages';
import { families, isBeingWritten, matches, titleOf, type Family } from './families';
import { FamilyCard } from './FamilyCard';
import { NewQuestionnaire } from './NewQuestionnaire';

/** All questionnaires with their versions. */
export function QuestionnaireList() {
    const { t } = useMessages();
    const { value: questionnaires, failed, again } = useLoaded('questionnaires', listQuestionnaires);
    if (failed) return <Failed error={failed} again={again} />;
    if (!questionnaires) return <p className="page soft">{t('loading')}</p>;
    return <Found questionnaires={questionnaires} />;
}

function Found({ questionnaires }: { questionnaires: Questionnaire[] }) {
    const { t, language } = useMessages();
    const compare = new Intl.Collator(language, { numeric: true }).compare;
    const [search, setSearch] = useState('');
    const [creating, setCreating] = useState(false);
    const all = families(questionnaires);
    const found = all.filter((family) => matches(family, search.trim()));
    return (
        <section className="page">
            <div className="bar">
                <h1>{t('app')}</h1>
                <button className="button primary" onClick={() => setCreating(true)}>
                    {t('new-questionnaire')}
                </button>
            </div>
            {all.length === 0 ? (
                <div className="panel">
                    <h2>{t('none-yet-title')}</h2>
                    <p>{t('none-yet-text')}</p>
                </div>
            ) : (
                <>
                    <label className="field search">
                        {t('search')}
                        <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
                    </label>
                    <p role="status" className="soft small">
                        {found.length > 0 ? t('found', { count: found.length }) : t('none-found', { search })}
                    </p>
                    <Families title={t('being-written')} families={found.filter(isBeingWritten)} />
                    <Families
                        title={t('all-else')}
                        families={found
                            .filter((family) => !isBeingWritten(family))
                            .toSorted((a, b) => compare(titleOf(a.newest, language), titleOf(b.newest, language)))}
                    />
                </>
            )}
            {creating && <NewQuestionnaire onClose={() => setCreating(false)} />}
        </section>
    );
}

function Families({ title, families: shown }: { title: string; families: readonly Family[] }) {
    if (shown.length === 0) return null;
    return (
        <>
            <h2 className="families-title">{title}</h2>
            <ul className="plain-list families">
                {shown.map((family) => (
                    <FamilyCard key={family.url} family={family} />
                ))}
            </ul>
        </>
    );
}
