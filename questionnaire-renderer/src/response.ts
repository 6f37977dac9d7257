import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4';
import { enabledKeys } from './enablement';
import { emptyForm, isQuestion, isRepeatingGroup, nodesOf, type Answer, type FormNode, type FormState } from './form';
import { translated } from './translated';

/** The items of a response: what is enabled and answered, each with the text in the language it was shown in. */
export function writeItems(
    questionnaire: Questionnaire,
    state: FormState,
    enabled: ReadonlySet<string>,
    language: string,
): QuestionnaireResponseItem[] {
    const write = (nodes: readonly FormNode[]): QuestionnaireResponseItem[] => nodes.flatMap(one);
    const one = (node: FormNode): QuestionnaireResponseItem[] => {
        if (!enabled.has(node.key) || node.item.type === 'display') return [];
        const below = write(node.children);
        const head = { linkId: node.item.linkId, ...textOf(node.item, language) };
        if (!isQuestion(node.item)) return below.length ? [{ ...head, item: below }] : [];
        const [first, ...rest] = state.answers[node.key] ?? [];
        if (!first) return [];
        return [{ ...head, answer: [below.length ? { ...first, item: below } : first, ...rest] }];
    };
    return write(nodesOf(questionnaire, state));
}

function textOf(item: QuestionnaireItem, language: string): { text?: string } {
    const text = translated(item, 'text', language);
    return text ? { text } : {};
}

/** The form as a stored response left it. What the questionnaire does not know is left out. */
export function readResponse(questionnaire: Questionnaire, response: QuestionnaireResponse): FormState {
    const answers: Record<string, readonly Answer[]> = {};
    const copies: Record<string, readonly number[]> = {};

    const read = (
        items: QuestionnaireItem[] | undefined,
        given: QuestionnaireResponseItem[] | undefined,
        suffix: string,
    ) => {
        for (const item of items ?? []) {
            const matching = (given ?? []).filter((one) => one.linkId === item.linkId);
            if (isRepeatingGroup(item)) readCopies(item, matching, suffix);
            else matching.forEach((one) => readOne(item, one, suffix));
        }
    };
    const readCopies = (item: QuestionnaireItem, matching: QuestionnaireResponseItem[], suffix: string) => {
        if (matching.length) copies[item.linkId + suffix] = matching.map((_, number) => number);
        matching.forEach((one, number) => read(item.item, one.item, `${suffix}~${number}`));
    };
    const readOne = (item: QuestionnaireItem, given: QuestionnaireResponseItem, suffix: string) => {
        if (given.answer?.length)
            answers[item.linkId + suffix] = given.answer.map(({ item: _below, ...answer }) => answer);
        read(
            item.item,
            [...(given.item ?? []), ...(given.answer ?? []).flatMap((answer) => answer.item ?? [])],
            suffix,
        );
    };

    read(questionnaire.item, response.item, '');
    return { ...emptyForm, answers, copies };
}

/** Two people's, or two devices', answers to the same form put together; where both answered, `ours` stands. */
export function mergeResponses(
    questionnaire: Questionnaire,
    theirs: QuestionnaireResponse,
    ours: QuestionnaireResponse,
): QuestionnaireResponse {
    const [one, other] = [readResponse(questionnaire, theirs), readResponse(questionnaire, ours)];
    const state = { answers: { ...one.answers, ...other.answers }, copies: { ...one.copies, ...other.copies } };
    const nodes = nodesOf(questionnaire, state);
    const language = ours.language ?? questionnaire.language ?? 'en';
    return { ...ours, item: writeItems(questionnaire, state, enabledKeys(nodes, state), language) };
}
