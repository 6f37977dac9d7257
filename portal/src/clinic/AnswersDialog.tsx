import { FormReadOnly, translated } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { useEffect, useRef } from 'react';
import { formatDateTime } from '../app/format';
import { useLoaded } from '../app/useLoaded';
import { Await } from '../desk/Await';
import { loadQuestionnaire } from '../desk/published';
import { messages } from './messages';

interface Answers {
    response: QuestionnaireResponse;
    questionnaire?: Questionnaire;
}

/** The answers behind a score, in the wording, version and language the patient saw. */
export function AnswersDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
    const { t } = messages.use();
    const dialog = useRef<HTMLDialogElement>(null);
    const answers = useLoaded(reference, () => loadAnswers(reference));
    useEffect(() => dialog.current?.showModal(), []);
    return (
        <dialog ref={dialog} className="answers" aria-labelledby="answers-title" onClose={onClose}>
            <div className="answers-bar">
                <h2 id="answers-title">{t('answers')}</h2>
                <button type="button" className="button" onClick={() => dialog.current?.close()}>
                    {t('close')}
                </button>
            </div>
            <Await from={answers}>{(found) => <AnswersShown {...found} />}</Await>
        </dialog>
    );
}

function AnswersShown({ response, questionnaire }: Answers) {
    const { t, language } = messages.use();
    const shown = response.language ?? questionnaire?.language ?? language;
    const languageName = new Intl.DisplayNames([language], { type: 'language' }).of(shown);
    return (
        <>
            <p className="soft">
                {questionnaire && `${translated(questionnaire, 'title', language)} · `}
                {questionnaire && `${t('version', { version: questionnaire.version })} · `}
                {languageName} · {formatDateTime(response.authored, language)}
                {response.source?.reference?.includes('RelatedPerson/') && ` · ${t('byRelative')}`}
            </p>
            {!questionnaire && (
                <p className="note amber">{t('noQuestionnaire', { canonical: response.questionnaire })}</p>
            )}
            {response.status === 'in-progress' && <p className="note amber">{t('draft')}</p>}
            <FormReadOnly questionnaire={questionnaire} response={response} language={language} />
        </>
    );
}

async function loadAnswers(reference: string): Promise<Answers> {
    const id = reference.match(/QuestionnaireResponse\/[^/]+/)?.[0] ?? reference;
    const response = await fhir.get<QuestionnaireResponse>(id);
    return {
        response,
        questionnaire: response.questionnaire ? await loadQuestionnaire(response.questionnaire) : undefined,
    };
}
