import type { ImportantChange, Scale } from '../charts';

/** What can be said of a change: two different questions, told apart. */
export interface ChangeJudgement {
    /** The most demanding smallest important change that it reaches. */
    readonly important?: ImportantChange;
    /** Whether it is larger than measurement error explains; undefined when the error is unknown. */
    readonly beyondError?: boolean;
}

/**
 * Holds a change against the smallest important changes of the definition and, where a standard error is known, against
 * the reliable change: |change| > 1.96 · √2 · SE. Source: Jacobson & Truax 1991.
 */
export function judgeChange(change: number, scale: Scale, standardError?: number): ChangeJudgement {
    const reached = scale.importantChanges.filter(({ amount }) => Math.abs(change) >= amount);
    return {
        important: reached.sort((one, other) => other.amount - one.amount)[0],
        beyondError: standardError === undefined ? undefined : Math.abs(change) > 1.96 * Math.SQRT2 * standardError,
    };
}
