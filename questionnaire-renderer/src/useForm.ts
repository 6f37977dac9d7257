import type { Questionnaire, QuestionnaireResponse } from 'fhir/r4';
import { useMemo, useState } from 'react';
import { enabledKeys } from './enablement';
import {
    initialForm,
    nodesOf,
    withAnswers,
    withCopyAdded,
    withCopyRemoved,
    type Answer,
    type FormNode,
    type FormState,
} from './form';
import { readResponse, writeItems } from './response';
import { screensOf, type Screen } from './screens';

/** A form being filled: its nodes and screens as they are now, and the ways to change it. */
export interface Form {
    readonly questionnaire: Questionnaire;
    readonly state: FormState;
    readonly nodes: readonly FormNode[];
    readonly enabled: ReadonlySet<string>;
    readonly screens: readonly Screen[];
    answersOf(node: FormNode): readonly Answer[];
    answer(node: FormNode, answers: readonly Answer[]): void;
    addCopy(of: string): void;
    removeCopy(copy: NonNullable<FormNode['copy']>): void;
    /** The response as it stands, in-progress, with the texts in the given language. */
    response(): QuestionnaireResponse;
}

export const canonicalOf = ({ url, version }: Questionnaire): string | undefined =>
    url && (version ? `${url}|${version}` : url);

export function startOf(questionnaire: Questionnaire, response: QuestionnaireResponse | undefined): FormState {
    return response?.item ? readResponse(questionnaire, response) : initialForm(questionnaire);
}

/** What follows from the answers: nodes, enabled keys, screens. */
export function derive(questionnaire: Questionnaire, state: FormState) {
    const nodes = nodesOf(questionnaire, state);
    const enabled = enabledKeys(nodes, state);
    return { nodes, enabled, screens: screensOf(nodes, enabled) };
}

export function toResponse(
    questionnaire: Questionnaire,
    state: FormState,
    base: QuestionnaireResponse | undefined,
    language: string,
): QuestionnaireResponse {
    const { nodes: _nodes, enabled } = derive(questionnaire, state);
    return {
        ...base,
        resourceType: 'QuestionnaireResponse',
        questionnaire: base?.questionnaire ?? canonicalOf(questionnaire),
        status: base?.status ?? 'in-progress',
        language,
        item: writeItems(questionnaire, state, enabled, language),
    };
}

/** Keeps a form's answers; `onChange` hears the whole response after every answer. */
export function useForm(
    questionnaire: Questionnaire,
    start: QuestionnaireResponse | undefined,
    language: string,
    onChange?: (response: QuestionnaireResponse) => void,
): Form {
    const [state, setState] = useState(() => startOf(questionnaire, start));
    const derived = useMemo(() => derive(questionnaire, state), [questionnaire, state]);
    const change = (next: FormState) => {
        setState(next);
        onChange?.(toResponse(questionnaire, next, start, language));
    };
    return {
        questionnaire,
        state,
        ...derived,
        answersOf: (node) => state.answers[node.key] ?? [],
        answer: (node, answers) => change(withAnswers(state, node.key, answers)),
        addCopy: (of) => change(withCopyAdded(state, of)),
        removeCopy: (copy) => change(withCopyRemoved(state, copy)),
        response: () => toResponse(questionnaire, state, start, language),
    };
}
