import type { QuestionnaireItemEnableWhen } from 'fhir/r4';
import { walk, type Answer, type FormNode, type FormState } from './form';
import { compare, valueOf } from './values';

type Operator = QuestionnaireItemEnableWhen['operator'];

/** The operators that hold when at least one answer compares so; `!=` holds when none is equal. */
const matches: Record<Exclude<Operator, 'exists'>, (order: number) => boolean> = {
    '=': (order) => order === 0,
    '!=': (order) => order === 0,
    '>': (order) => order > 0,
    '<': (order) => order < 0,
    '>=': (order) => order >= 0,
    '<=': (order) => order <= 0,
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

/**
 * Whether one condition holds for the answers of the question it names. R4, code system questionnaire-enable-operator:
 * at least one answer matches, and `!=` holds when no answer is equal, so also when there is none.
 */
export function conditionHolds(condition: QuestionnaireItemEnableWhen, answers: readonly Answer[]): boolean {
    if (condition.operator === 'exists') return answers.length > 0 === (condition.answerBoolean ?? true);
    const test = matches[condition.operator];
    const wanted = valueOf(condition, 'answer');
    const matched = answers.some((answer) => {
        const order = compare(valueOf(answer), wanted);
        return order !== undefined && test(order);
    });
    return matched === (condition.operator !== '!=');
}

/**
 * The question a condition means where it stands several times: the one in the same copy of the group around both, else
 * the last before the node, else the first after it (R4, Questionnaire.item.enableWhen.question).
 */
function nearest(node: FormNode, linkId: string, roots: readonly FormNode[]): FormNode | undefined {
    const reading = [...walk(roots)];
    const place = reading.indexOf(node);
    for (let around = node.parent; ; around = around.parent) {
        if (around?.item.linkId === linkId) return around;
        const found = [...walk(around?.children ?? roots)].filter((one) => one.item.linkId === linkId && one !== node);
        if (found.length) return found.findLast((one) => reading.indexOf(one) < place) ?? found[0];
        if (!around) return undefined;
    }
}
