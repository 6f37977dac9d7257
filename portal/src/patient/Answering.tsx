import { FormFiller, FormReadOnly, mergeResponses, translated } from '@stemme/questionnaire-renderer';
import type { QuestionnaireResponse } from 'fhir/r4';
import { useEffect, useState } from 'react';
import { navigate, useQuery } from '../app/router';
import { loadSession, useSignedIn } from '../app/session';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { Draft, unsentOf, type SaveState } from './draft';
import { newResponse, type Invitation } from './invitation';
import { messages } from './messages';
import { Notice } from './Notice';
import { openInvitation, type Opened } from './opened';
import { expand } from './questionnaires';
import { SaveWords } from './SaveWords';
import { ThankYou } from './ThankYou';

/** One invitation: its questionnaire to fill in, or the answers once they have been sent. */
export function Answering({ id }: { id: string }) {
    const { t, language } = messages.use();
    const opened = useLoaded(id, () => openInvitation(id).then((found) => ({ found })));
    const title = opened.value?.found && translated(opened.value.found.questionnaire, 'title', language);
    useTitle(title);
    if (opened.failed) return <Notice text={t('failed')} retry />;
    if (!opened.value) return <Notice text={t('loading')} />;
    const { found } = opened.value;
    if (!found) return <Notice text={t('gone')} retry />;
    const { stored, questionnaire } = found;
    if (stored && stored.status !== 'in-progress')
        return <Sent {...found} stored={stored} questionnaire={questionnaire} />;
    if (found.invitation.status === 'answered') return <Notice text={t('gone')} retry />;
    return <Filling {...found} language={language} />;
}

function Sent({ questionnaire, stored }: Opened & { stored: QuestionnaireResponse }) {
    const { t, language } = messages.use();
    return (
        <div className="page">
            <h1>{t('answers.title')}</h1>
            <h2>{translated(questionnaire, 'title', language)}</h2>
            <FormReadOnly questionnaire={questionnaire} response={stored} language={language} />
        </div>
    );
}

function Filling({ invitation, questionnaire, stored, language }: Opened & { language: string }) {
    const key = `${useSignedIn().fhirUser}.${invitation.id}`;
    const step = useQuery().get('q') ?? undefined;
    const merge = (theirs: QuestionnaireResponse, ours: QuestionnaireResponse) =>
        mergeResponses(questionnaire, theirs, ours);
    const [start, setStart] = useState(() => startingPoint(invitation, stored, unsentOf(key), language, merge));
    const [merges, setMerges] = useState(0);
    const [state, setState] = useState<SaveState>({ kind: 'idle' });
    const [latest, setLatest] = useState(start);
    const onMerged = (response: QuestionnaireResponse) => {
        setStart({ ...response, status: 'in-progress' });
        setMerges((count) => count + 1);
    };
    const draft = useDraft(
        () => new Draft(key, stored, { merge, onMerged, onState: setState, onSignedOut: () => void loadSession() }),
    );
    const put = (response: QuestionnaireResponse) => {
        setLatest(response);
        draft.put({ ...response, authored: new Date().toISOString() });
    };
    if (state.kind === 'sent' || state.kind === 'elsewhere') {
        return (
            <ThankYou
                {...{ invitation, questionnaire, language }}
                response={latest}
                elsewhere={state.kind === 'elsewhere'}
            />
        );
    }
    return (
        <FormFiller
            key={merges}
            questionnaire={questionnaire}
            response={start}
            language={language}
            step={step}
            onStep={(to) => navigate(`${location.pathname}?q=${encodeURIComponent(to)}`)}
            onChange={put}
            onSubmit={put}
            sending={latest.status === 'completed' && state.kind !== 'refused'}
            status={<SaveWords state={state} merged={merges > 0} />}
            expand={expand}
        />
    );
}

/** Answers left unsent in this tab come before the server's, which come before an empty form. */
function startingPoint(
    invitation: Invitation,
    stored: QuestionnaireResponse | undefined,
    unsent: QuestionnaireResponse | undefined,
    language: string,
    merge: (theirs: QuestionnaireResponse, ours: QuestionnaireResponse) => QuestionnaireResponse,
): QuestionnaireResponse {
    const kept = unsent && stored ? merge(stored, unsent) : (unsent ?? stored);
    return kept ? { ...kept, status: 'in-progress' } : newResponse(invitation, language, new Date());
}

/** The draft of this page; leaving the site while something is unsaved asks first. */
function useDraft(make: () => Draft): Draft {
    const [draft] = useState(make);
    useEffect(() => {
        const ask = (event: BeforeUnloadEvent) => draft.unsaved && event.preventDefault();
        draft.open();
        addEventListener('beforeunload', ask);
        return () => {
            removeEventListener('beforeunload', ask);
            draft.close();
        };
    }, [draft]);
    return draft;
}
