const z = 1.959963984540054;

/** Share and its 95 % interval, all in percent. Source: Wilson 1927. */
export function wilson(numerator: number, denominator: number): { value: number; low: number; high: number } {
    const p = numerator / denominator;
    const centre = p + (z * z) / (2 * denominator);
    const half = z * Math.sqrt((p * (1 - p)) / denominator + (z * z) / (4 * denominator * denominator));
    const whole = 1 + (z * z) / denominator;
    return {
        value: 100 * p,
        low: Math.max(0, (100 * (centre - half)) / whole),
        high: Math.min(100, (100 * (centre + half)) / whole),
    };
}

/**
 * The 97.5 % quantile of Student's t, to three decimals from five degrees of freedom on.
 * Source: Abramowitz & Stegun 26.7.5.
 */
export function studentT(df: number): number {
    const [z2, z3] = [z * z, z ** 3];
    const terms = [
        (z3 + z) / 4,
        (5 * z ** 5 + 16 * z3 + 3 * z) / 96,
        (3 * z ** 7 + 19 * z ** 5 + 17 * z3 - 15 * z) / 384,
        (z * (79 * z2 ** 4 + 776 * z2 ** 3 + 1482 * z2 ** 2 - 1920 * z2 - 945)) / 92160,
    ];
    return terms.reduce((sum, term, index) => sum + term / df ** (index + 1), z);
}

/** A group known by its size, mean and standard deviation. */
export interface Group {
    readonly n: number;
    readonly mean: number;
    readonly sd?: number;
}

/** Mean of several groups taken together, with its 95 % interval where every standard deviation is known. */
export function pool(groups: readonly Group[]): { n: number; mean: number; low?: number; high?: number } {
    const n = sum(groups.map((group) => group.n));
    const mean = sum(groups.map((group) => group.n * group.mean)) / n;
    if (n < 6 || groups.some((group) => group.sd === undefined)) return { n, mean };
    const squares = sum(groups.map((group) => (group.n - 1) * group.sd! ** 2 + group.n * (group.mean - mean) ** 2));
    const half = studentT(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return { n, mean, low: mean - half, high: mean + half };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
