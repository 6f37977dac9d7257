import type { QuestionnaireItemEnableWhen } from 'fhir/r4';
import { walk, type Answer, type FormNode, type FormState } from './form';
import { compare, valueOf } from './values';

type Operator = QuestionnaireItemEnableWhen['operator'];

/** R4's operators on one pair of values: `!=` is true when at least one answer differs. */
const holds: Record<Exclude<Operator, 'exists'>, (order: number | undefined) => boolean> = {
    '=': (order) => order === 0,
    '!=': (order) => order !== 0,
    '>': (order) => order !== undefined && order > 0,
    '<': (order) => order !== undefined && order < 0,
    '>=': (order) => order !== undefined && order >= 0,
    '<=': (order) => order !== undefined && order <= 0,
};

/**
 * Keys of the nodes that are to be shown. A node is enabled when its conditions hold and its parent is enabled; the
 * answers of a disabled question count as not given. `decided` holds what expressions have said (key → enabled).
 */
export function enabledKeys(
    nodes: readonly FormNode[],
    state: FormState,
    decided: ReadonlyMap<string, boolean> = new Map(),
): ReadonlySet<string> {
    const known = new Map<string, boolean>();

    const enabled = (node: FormNode): boolean => {
        const before = known.get(node.key);
        if (before !== undefined) return before;
        known.set(node.key, false); // conditions that go in a circle never hold
        const result =
            (!node.parent || enabled(node.parent)) && decided.get(node.key) !== false && conditionsHold(node);
        known.set(node.key, result);
        return result;
    };

    const answersOf = (node: FormNode | undefined): readonly Answer[] =>
        node && enabled(node) ? (state.answers[node.key] ?? []) : [];

    const conditionsHold = (node: FormNode): boolean => {
        const conditions = node.item.enableWhen ?? [];
        if (conditions.length === 0) return true;
        const one = (condition: QuestionnaireItemEnableWhen) =>
            conditionHolds(condition, answersOf(nearest(node, condition.question, nodes)));
        return node.item.enableBehavior === 'any' ? conditions.some(one) : conditions.every(one);
    };

    return new Set([...walk(nodes)].filter(enabled).map((node) => node.key));
}

/** Whether one condition holds for the answers of the question it names. */
export function conditionHolds(condition: QuestionnaireItemEnableWhen, answers: readonly Answer[]): boolean {
    if (condition.operator === 'exists') return answers.length > 0 === (condition.answerBoolean ?? true);
    const test = holds[condition.operator];
    const wanted = valueOf(condition, 'answer');
    return answers.some((answer) => test(compare(valueOf(answer), wanted)));
}

/** The question a condition means: the one closest to the node, so that a copy of a group asks within itself first. */
function nearest(node: FormNode, linkId: string, roots: readonly FormNode[]): FormNode | undefined {
    for (let around = node.parent; around; around = around.parent) {
        const found = [...walk(around.children)].find((one) => one.item.linkId === linkId);
        if (found) return found;
        if (around.item.linkId === linkId) return around;
    }
    return [...walk(roots)].find((one) => one.item.linkId === linkId);
}
