import { useLoaded } from '@stemme/questionnaire-renderer/loaded';
import { Link } from '@stemme/questionnaire-renderer/router';
import type { Questionnaire } from 'fhir/r4';
import { useEffect, type ReactNode } from 'react';
import { Failed } from '../app/Failed';
import { readQuestionnaire } from '../app/questionnaires';
import { titleOf } from '../list/families';
import { StatusWord } from '../list/FamilyCard';
import { useMessages } from '../messages';
import { Draft } from './Draft';
import { Frozen } from './Frozen';

/** The page of one version: a draft to edit, or a published one to look at. */
export function Editor({ id }: { id: string }) {
    const { t, language } = useMessages();
    const { value: opened, failed, again } = useLoaded(id, (signal) => readQuestionnaire(id, signal));
    const title = opened ? titleOf(opened, language) : t('app');
    useEffect(() => {
        document.title = title;
        return () => void (document.title = t('app'));
    }, [title, t]);
    if (failed) return <Failed error={failed} again={again} />;
    if (!opened) return <p className="page soft">{t('loading')}</p>;
    const Page = opened.status === 'draft' ? Draft : Frozen;
    return <Page opened={opened} onChanged={again} />;
}

export interface PageProps {
    opened: Questionnaire;
    /** Called when the server has another document than the one opened, to read it again. */
    onChanged: () => void;
}

/** The line above the document: what it is, and on the right what can be done with it. */
export function DocumentHead({ document, children }: { document: Questionnaire; children: ReactNode }) {
    const { t, language } = useMessages();
    return (
        <div className="document-head">
            <nav>
                <Link to="/designer/">{t('to-list')}</Link>
            </nav>
            <h1>{titleOf(document, language)}</h1>
            <span className="soft">{t('version', { version: document.version ?? '?' })}</span>
            <StatusWord status={document.status} />
            <div className="tools">{children}</div>
        </div>
    );
}
