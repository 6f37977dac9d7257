import type { Questionnaire, QuestionnaireItem, QuestionnaireResponseItemAnswer } from 'fhir/r4';

/** One answer without what is nested below it. */
export type Answer = Omit<QuestionnaireResponseItemAnswer, 'item'>;

/**
 * What has been filled in: answers by node key, and for each repeating group the numbers of its copies (numbers are
 * never used twice, so removing a copy leaves the others' keys alone).
 */
export interface FormState {
    readonly answers: Readonly<Record<string, readonly Answer[]>>;
    readonly copies: Readonly<Record<string, readonly number[]>>;
}

export const emptyForm: FormState = { answers: {}, copies: {} };

/** An item as it stands in this form: a repeating group has one node per copy. */
export interface FormNode {
    readonly item: QuestionnaireItem;
    /** The linkId, followed by the copy numbers of the repeating groups around it. */
    readonly key: string;
    /** For a copy of a repeating group: the key its copies are listed under, and its number. */
    readonly copy?: { readonly of: string; readonly number: number };
    readonly parent?: FormNode;
    readonly children: FormNode[];
}

export const isQuestion = (item: QuestionnaireItem): boolean => item.type !== 'group' && item.type !== 'display';

export const isRepeatingGroup = (item: QuestionnaireItem): boolean => item.type === 'group' && item.repeats === true;

/** The questionnaire's items as nodes, with as many copies of repeating groups as the state says (at least one). */
export function nodesOf(questionnaire: Questionnaire, state: FormState): FormNode[] {
    const expand = (items: QuestionnaireItem[] | undefined, suffix: string, parent?: FormNode): FormNode[] =>
        (items ?? []).flatMap((item) => {
            if (!isRepeatingGroup(item)) return [node(item, suffix, parent)];
            const of = item.linkId + suffix;
            return (state.copies[of] ?? [0]).map((number) => node(item, `${suffix}~${number}`, parent, { of, number }));
        });
    const node = (item: QuestionnaireItem, suffix: string, parent?: FormNode, copy?: FormNode['copy']): FormNode => {
        const made: FormNode = { item, key: item.linkId + suffix, copy, parent, children: [] };
        made.children.push(...expand(item.item, suffix, made));
        return made;
    };
    return expand(questionnaire.item, '');
}

/** The nodes and everything below them, in reading order. */
export function* walk(nodes: readonly FormNode[]): Generator<FormNode> {
    for (const node of nodes) {
        yield node;
        yield* walk(node.children);
    }
}

/** What is filled in before anybody has answered: `initial` values and options selected from the start. */
export function initialForm(questionnaire: Questionnaire): FormState {
    const answers: Record<string, readonly Answer[]> = {};
    for (const { item, key } of walk(nodesOf(questionnaire, emptyForm))) {
        const selected = item.answerOption?.filter((option) => option.initialSelected).map(optionAnswer);
        const initial = item.initial?.length ? (item.initial as Answer[]) : selected;
        if (initial?.length) answers[key] = initial;
    }
    return { answers, copies: {} };
}

/** The answer that choosing an option gives: its value alone, a coding with its display and translations. */
export function optionAnswer(option: NonNullable<QuestionnaireItem['answerOption']>[number]): Answer {
    const { valueCoding, valueInteger, valueString, valueDate, valueTime } = option;
    if (valueCoding) {
        const { system, version, code, display, _display } = valueCoding;
        return { valueCoding: withoutUndefined({ system, version, code, display, _display }) };
    }
    return withoutUndefined({ valueInteger, valueString, valueDate, valueTime });
}

function withoutUndefined<T extends object>(value: T): T {
    return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

export function withAnswers(state: FormState, key: string, answers: readonly Answer[]): FormState {
    return { ...state, answers: { ...state.answers, [key]: answers } };
}

export function withCopyAdded(state: FormState, of: string): FormState {
    const copies = state.copies[of] ?? [0];
    return { ...state, copies: { ...state.copies, [of]: [...copies, Math.max(...copies) + 1] } };
}

export function withCopyRemoved(state: FormState, copy: NonNullable<FormNode['copy']>): FormState {
    const left = (state.copies[copy.of] ?? [0]).filter((number) => number !== copy.number);
    return { ...state, copies: { ...state.copies, [copy.of]: left } };
}
