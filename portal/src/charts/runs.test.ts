import { describe, expect, it } from 'vitest';
import limits from '../../../indicators/src/test/resources/golden/anhoej-limits.json';
import spc from '../../../indicators/src/test/resources/golden/spc.json';
import { judgeRuns, median } from './runs';

interface Case {
    id: string;
    title: string;
    chart: string;
    y?: (number | null)[];
    options?: object;
    expected: { cl: number[]; parts: Record<string, unknown>[] };
}

const runCharts = (spc.cases as unknown as Case[]).filter(({ chart }) => chart === 'run');

describe('the rules of a run chart', () => {
    it.each(runCharts)('$id $title', ({ y, expected }) => {
        const values = y!.map((value) => value ?? undefined);
        const found = judgeRuns(values, expected.cl[0]!);
        const part = expected.parts[0]!;
        expect(found).toMatchObject({
            useful: part.nUseful,
            longestRun: part.longestRun,
            longestRunMax: part.longestRunMax,
            crossings: part.nCrossings,
            crossingsMin: part.nCrossingsMin,
            signal: part.runsSignal,
        });
    });

    it.each(runCharts.filter(({ options }) => !options))('$id has the median as centre', ({ y, expected }) => {
        expect(median(y!.map((value) => value ?? undefined))).toBeCloseTo(expected.cl[0]!, 9);
    });

    it('have the limits of the published table for 1 to 200 useful figures', () => {
        const found = limits.rows.map(({ nUseful }) => {
            const figures = Array.from({ length: nUseful }, (_, index) => (index % 2 ? 1 : -1));
            const { longestRunMax, crossingsMin } = judgeRuns(figures, 0);
            return [nUseful, longestRunMax, crossingsMin];
        });
        expect(found).toEqual(limits.rows.map((row) => [row.nUseful, row.longestRunMax, row.nCrossingsMin + 0]));
    });

    it('point to the newest run that is too long', () => {
        const figures = [...Array<number>(12).fill(1), ...Array<number>(12).fill(-1)];
        expect(judgeRuns(figures, 0).shift).toEqual({ from: 12, to: 23, side: 'below' });
    });

    it('judge nothing when there is nothing', () => {
        expect(judgeRuns([undefined, undefined], 0)).toMatchObject({ useful: 0, longestRun: 0, signal: false });
    });
});
