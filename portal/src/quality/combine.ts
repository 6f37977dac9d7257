import type { Figure } from './figures';
import { pool, sum, wilson } from './statistics';

/** A unit's figure over one or several months. */
export interface Combined {
    /** True when all there is has been withheld. */
    readonly suppressed: boolean;
    /** Months of the range that were withheld and are not counted in. */
    readonly withheldMonths: number;
    readonly value?: number;
    readonly n?: number;
    /** Of a share: the people who count. */
    readonly numerator?: number;
    readonly low?: number;
    readonly high?: number;
    readonly invited?: number;
    readonly responseRate?: number;
}

/** Adds up a unit's published months. One month is given as it was published. */
export function combine(figures: readonly Figure[], unit: 'score' | '%'): Combined {
    const published = figures.filter((figure) => !figure.suppressed && figure.value !== undefined);
    const withheldMonths = figures.filter((figure) => figure.suppressed).length;
    const suppressed = published.length === 0 && withheldMonths > 0;
    if (published.length === 1) return { ...published[0], suppressed, withheldMonths };
    if (published.length === 0) return { suppressed, withheldMonths, ...responses(figures) };
    return {
        suppressed,
        withheldMonths,
        ...(unit === '%' ? share(published) : mean(published)),
        ...responses(published),
    };
}

function mean(figures: readonly Figure[]) {
    const { mean: value, ...rest } = pool(figures.map(({ n = 0, value: mean = 0, sd }) => ({ n, mean, sd })));
    return { value, ...rest };
}

function share(figures: readonly Figure[]) {
    const n = sum(figures.map((figure) => figure.n ?? 0));
    const hits = sum(
        figures.map(({ numerator, value = 0, n: people = 0 }) => numerator ?? Math.round((value * people) / 100)),
    );
    return { n, numerator: hits, ...wilson(hits, n) };
}

/** Invited people and the share of them who answered. */
function responses(figures: readonly Figure[]): { invited?: number; responseRate?: number } {
    const known = figures.filter((figure) => figure.invited !== undefined && figure.responseRate !== undefined);
    if (known.length === 0) return {};
    const invited = sum(known.map((figure) => figure.invited!));
    const answered = sum(known.map((figure) => Math.round((figure.invited! * figure.responseRate!) / 100)));
    return { invited, responseRate: invited === 0 ? undefined : (100 * answered) / invited };
}
