/** What the two rules of a run chart found in a series of figures around its centre line. */
export interface Runs {
    /** Figures that are neither missing nor exactly on the centre line. */
    readonly useful: number;
    readonly longestRun: number;
    readonly longestRunMax: number;
    readonly crossings: number;
    readonly crossingsMin: number;
    /** True when the longest run is too long or the crossings too few for random variation. */
    readonly signal: boolean;
    /** The newest of the runs that are too long. */
    readonly shift?: Run;
}

/** Figures in a row on one side of the centre line: index of the first and of the last. */
export interface Run {
    readonly from: number;
    readonly to: number;
    readonly side: 'above' | 'below';
}

/**
 * Judges a series by the Anhøj rules: the longest run on one side of the centre may be round(log2 n) + 3, and the
 * crossings at least the 5 % quantile of Bin(n − 1, ½), n = useful figures.
 * Source: Anhøj & Olesen 2014, doi:10.1371/journal.pone.0113825.
 */
export function judgeRuns(values: readonly (number | undefined)[], centre: number): Runs {
    const useful = values.flatMap((value, index) =>
        value === undefined || value === centre ? [] : [{ index, above: value > centre }],
    );
    const runs = runsOf(useful);
    const longestRun = Math.max(0, ...runs.map((run) => run.length));
    const crossings = Math.max(0, runs.length - 1);
    const longestRunMax = useful.length === 0 ? 0 : Math.round(Math.log2(useful.length)) + 3;
    const crossingsMin = fewestCrossings(useful.length);
    return {
        useful: useful.length,
        longestRun,
        longestRunMax,
        crossings,
        crossingsMin,
        signal: longestRun > longestRunMax || crossings < crossingsMin,
        shift: runs
            .filter((run) => run.length > longestRunMax)
            .map(spanOf)
            .at(-1),
    };
}

/** The middle of the figures that are there; undefined when none is. */
export function median(values: readonly (number | undefined)[]): number | undefined {
    const sorted = values.filter((value) => value !== undefined).sort((one, other) => one - other);
    if (sorted.length === 0) return undefined;
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const spanOf = (run: readonly Useful[]): Run => ({
    from: run[0]!.index,
    to: run.at(-1)!.index,
    side: run[0]!.above ? 'above' : 'below',
});

interface Useful {
    index: number;
    above: boolean;
}

function runsOf(useful: readonly Useful[]): Useful[][] {
    return useful.reduce<Useful[][]>((runs, one) => {
        const current = runs.at(-1);
        if (current?.[0]?.above === one.above) current.push(one);
        else runs.push([one]);
        return runs;
    }, []);
}

/** Smallest k with P(Bin(n − 1, ½) ≤ k) ≥ 0.05. */
function fewestCrossings(n: number): number {
    if (n < 2) return 0;
    let probability = 0.5 ** (n - 1);
    let cumulated = probability;
    let k = 0;
    while (cumulated < 0.05) {
        probability *= (n - 1 - k) / (k + 1);
        cumulated += probability;
        k++;
    }
    return k;
}
