import type { Questionnaire, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4';
import { answerText } from './answerText';
import { enabledKeys } from './enablement';
import { isHidden } from './extensions';
import { isQuestion, nodesOf, type FormNode } from './form';
import './form.css';
import { messages, type T } from './messages';
import { questionText } from './Question';
import { readResponse } from './response';
import { isAside } from './screens';

export interface FormReadOnlyProps {
    response: QuestionnaireResponse;
    /** With it, unanswered questions and the texts around them are shown too; without it only what was answered. */
    questionnaire?: Questionnaire;
    /** Language of "not answered" and the like. The questions stand in the language they were answered in. */
    language: string;
}

/** Answers in the wording and language the person saw. */
export function FormReadOnly({ response, questionnaire, language }: FormReadOnlyProps) {
    const seen = response.language ?? questionnaire?.language ?? language;
    const t = messages.in(language);
    return (
        <div className="read-only" lang={seen}>
            {questionnaire ? (
                <WithQuestionnaire questionnaire={questionnaire} response={response} seen={seen} t={t} />
            ) : (
                <ResponseItems items={response.item} seen={seen} t={t} />
            )}
        </div>
    );
}

interface Shown {
    seen: string;
    t: T;
}

function WithQuestionnaire({
    questionnaire,
    response,
    seen,
    t,
}: Shown & { questionnaire: Questionnaire; response: QuestionnaireResponse }) {
    const state = readResponse(questionnaire, response);
    const nodes = nodesOf(questionnaire, state);
    const enabled = enabledKeys(nodes, state);
    const wording = wordingOf(response);
    const show = (node: FormNode) => {
        if (isHidden(node.item) || isAside(node)) return null;
        const text = wording.get(node.item.linkId) ?? questionText(node, seen);
        if (!isQuestion(node.item)) {
            return (
                <section key={node.key}>
                    {text && <p className="stem">{text}</p>}
                    {node.children.map(show)}
                </section>
            );
        }
        const answers = (state.answers[node.key] ?? [])
            .map((answer) => answerText(node.item, answer, seen, t))
            .join(', ');
        const nothing = t(enabled.has(node.key) ? 'notAnswered' : 'notAsked');
        return (
            <div key={node.key} className="reviewed">
                <p className="asked">{text}</p>
                <p className={answers ? 'given' : 'given soft'}>{answers || nothing}</p>
                {node.children.map(show)}
            </div>
        );
    };
    return nodes.map(show);
}

/** The texts the response itself kept, by linkId: what was on the screen then. */
function wordingOf(response: QuestionnaireResponse): Map<string, string> {
    const texts = new Map<string, string>();
    const read = (items: QuestionnaireResponseItem[] | undefined) => {
        for (const item of items ?? []) {
            if (item.text) texts.set(item.linkId, item.text);
            read(item.item);
            item.answer?.forEach((answer) => read(answer.item));
        }
    };
    read(response.item);
    return texts;
}

function ResponseItems({ items, seen, t }: Shown & { items: QuestionnaireResponseItem[] | undefined }) {
    return items?.map((item, index) => (
        <div key={index} className={item.answer ? 'reviewed' : undefined}>
            {item.text && <p className={item.answer ? 'asked' : 'stem'}>{item.text}</p>}
            {item.answer && (
                <p className="given">
                    {item.answer.map((answer) => answerText(undefined, answer, seen, t)).join(', ')}
                </p>
            )}
            <ResponseItems items={item.item} seen={seen} t={t} />
            {item.answer?.map((answer, number) => (
                <ResponseItems key={number} items={answer.item} seen={seen} t={t} />
            ))}
        </div>
    ));
}
