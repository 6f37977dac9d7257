import type { ChartTexts } from './messages';
import { formatMonth } from './months';
import { judgeRuns } from './runs';
import type { MonthPoint } from './series';

/** With fewer months than this the rules of the run chart say little. Source: Anhøj & Olesen 2014. */
const fewestMonths = 10;

/** What the rules of the run chart say about a series, in a sentence. */
export function verdictOf(points: readonly MonthPoint[], centre: number, t: ChartTexts, language: string): string {
    const runs = judgeRuns(points.map((point) => point.value), centre);
    if (runs.useful < fewestMonths) return t('tooFew', { count: runs.useful });
    if (!runs.signal || !runs.run) return t('noChange');
    if (runs.longestRun <= runs.longestRunMax) {
        return t('fewCrossings', { crossings: runs.crossings, min: runs.crossingsMin });
    }
    const month = (index: number) => formatMonth(points[index]!.month, language);
    const higher = runs.run.side === 'above';
    const lasting = points.slice(runs.run.to + 1).every((point) => point.value === undefined);
    if (lasting) return t(higher ? 'shiftHigher' : 'shiftLower', { month: month(runs.run.from) });
    return t(higher ? 'shiftWasHigher' : 'shiftWasLower', { from: month(runs.run.from), to: month(runs.run.to) });
}
