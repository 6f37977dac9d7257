import type { ChartTexts } from './messages';
import { formatMonth } from './months';
import { judgeRuns } from './runs';
import type { MonthPoint } from './series';

/** With fewer months than this the rules of the run chart say little. Source: Anhøj & Olesen 2014. */
const fewestMonths = 10;

/** What the rules of the run chart say about a series, in a sentence. */
export function verdictOf(points: readonly MonthPoint[], centre: number, t: ChartTexts, language: string): string {
    const runs = judgeRuns(
        points.map((point) => point.value),
        centre,
    );
    if (runs.useful < fewestMonths) return t('tooFew', { count: runs.useful });
    if (!runs.signal) return t('noChange');
    if (!runs.shift) return t('fewCrossings', { crossings: runs.crossings, min: runs.crossingsMin });
    const { from, to, side } = runs.shift;
    const month = (index: number) => formatMonth(points[index]!.month, language);
    const lasting = points.slice(to + 1).every((point) => point.value === undefined);
    if (lasting) return t(side === 'above' ? 'shiftHigher' : 'shiftLower', { month: month(from) });
    return t(side === 'above' ? 'shiftWasHigher' : 'shiftWasLower', { from: month(from), to: month(to) });
}
