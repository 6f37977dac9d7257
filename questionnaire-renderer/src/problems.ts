import type { QuestionnaireItem } from 'fhir/r4';
import { useScope, type FormScope } from './context';
import { dateLimitsOf, isHidden, limitsOf, occursOf } from './extensions';
import { isQuestion, walk, type Answer, type FormNode } from './form';
import type { Screen } from './screens';

/** What is wrong with a question's answers, as a message key with its values. The server checks everything again. */
export interface Problem {
    key: ProblemKey;
    values?: Record<string, unknown>;
}

export type ProblemKey =
    | 'problem.required'
    | 'problem.min'
    | 'problem.max'
    | 'problem.decimals'
    | 'problem.tooShort'
    | 'problem.tooLong'
    | 'problem.tooFew'
    | 'problem.tooMany'
    | 'problem.early'
    | 'problem.late'
    | 'problem.unreadable';

/** The first thing wrong with the answers of a question, or undefined. */
export function problemOf(item: QuestionnaireItem, answers: readonly Answer[]): Problem | undefined {
    if (answers.length === 0) return item.required ? { key: 'problem.required' } : undefined;
    return countProblem(item, answers) ?? answers.map((answer) => answerProblem(item, answer)).find(Boolean);
}

function countProblem(item: QuestionnaireItem, answers: readonly Answer[]): Problem | undefined {
    const { min, max } = occursOf(item);
    if (min !== undefined && answers.length < min) return { key: 'problem.tooFew', values: { count: min } };
    if (max !== undefined && answers.length > max) return { key: 'problem.tooMany', values: { count: max } };
    return undefined;
}

function answerProblem(item: QuestionnaireItem, answer: Answer): Problem | undefined {
    const number = answer.valueInteger ?? answer.valueDecimal ?? answer.valueQuantity?.value;
    if (number !== undefined) return numberProblem(item, number);
    const date = answer.valueDate ?? answer.valueDateTime ?? answer.valueTime;
    if (date !== undefined) return dateProblem(item, date);
    return answer.valueString === undefined ? undefined : textProblem(item, answer.valueString);
}

function numberProblem(item: QuestionnaireItem, value: number): Problem | undefined {
    const { min, max, decimals } = limitsOf(item);
    if (min !== undefined && value < min) return { key: 'problem.min', values: { min } };
    if (max !== undefined && value > max) return { key: 'problem.max', values: { max } };
    const given = String(value).split('.')[1]?.length ?? 0;
    return decimals !== undefined && given > decimals
        ? { key: 'problem.decimals', values: { count: decimals } }
        : undefined;
}

function dateProblem(item: QuestionnaireItem, value: string): Problem | undefined {
    const { min, max } = dateLimitsOf(item);
    if (min !== undefined && value < min) return { key: 'problem.early', values: { min } };
    return max !== undefined && value > max ? { key: 'problem.late', values: { max } } : undefined;
}

function textProblem(item: QuestionnaireItem, text: string): Problem | undefined {
    const { minLength } = occursOf(item);
    if (minLength !== undefined && text.length < minLength)
        return { key: 'problem.tooShort', values: { count: minLength } };
    const most = item.maxLength;
    return most !== undefined && text.length > most ? { key: 'problem.tooLong', values: { count: most } } : undefined;
}

/** Whether a screen has a question that must not be left as it is. */
export function hasProblem({ form, unreadable }: FormScope, screen: Screen): boolean {
    const shown = (node: FormNode) => isQuestion(node.item) && form.enabled.has(node.key) && !isHidden(node.item);
    return [...walk(screen.content)]
        .filter(shown)
        .some((node) => unreadable.has(node.key) || problemOf(node.item, form.answersOf(node)) !== undefined);
}

/** The screens that must be looked at again before sending. */
export const problematic = (scope: FormScope): Screen[] =>
    scope.form.screens.filter((screen) => hasProblem(scope, screen));

/** What is wrong with a question, in words; undefined until somebody has tried to go on. */
export function useProblem(node: FormNode): string | undefined {
    const { form, language, t, showProblems, unreadable } = useScope();
    if (!showProblems) return undefined;
    if (unreadable.has(node.key)) {
        const example = node.item.type === 'integer' ? 72 : 72.5;
        return t('problem.unreadable', { example: example.toLocaleString(language) });
    }
    const problem = problemOf(node.item, form.answersOf(node));
    return problem && t(problem.key, problem.values);
}
