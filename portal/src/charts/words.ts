import { formatDate, formatNumber } from '../app/format';
import type { ChartTexts } from './messages';
import { bandWord, type ScorePoint } from './points';
import { isOfConcern, type Scale } from './scale';

/** `better` and `worse` where the definition says which way is which, else `up` and `down`. */
export type Direction = 'better' | 'worse' | 'up' | 'down' | 'unchanged';

/** Which way a signed change goes for the person. */
export function directionOf(change: number, better: Scale['better']): Direction {
    if (change === 0) return 'unchanged';
    if (!better) return change > 0 ? 'up' : 'down';
    return change > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** A change in words: `9 points better`, `unchanged`. */
export function changeInWords(change: number, { better, digits }: Scale, t: ChartTexts, language: string): string {
    const direction = directionOf(change, better);
    if (direction === 'unchanged') return t('unchanged');
    return t(direction, { amount: formatNumber(Math.abs(change), language, digits) });
}

/** The same where there is little room: `9 better`. */
export function changeInFewWords(change: number, { better, digits }: Scale, t: ChartTexts, language: string): string {
    const direction = directionOf(change, better);
    if (direction === 'unchanged') return t('unchanged');
    return t(`${direction}By`, { amount: formatNumber(Math.abs(change), language, digits) });
}

/** The same for the patient, without numbers: `Better than last time`. */
export function changeInPlainWords(change: number, better: Scale['better'], t: ChartTexts): string {
    const direction = directionOf(change, better);
    return t(`plain${direction[0]!.toUpperCase()}${direction.slice(1)}` as `plain${Capitalize<Direction>}`);
}

/** Why a result is missing: how much was answered, or else the reason the server gives. */
export function reasonInWords({ missing, answered, items }: ScorePoint, t: ChartTexts): string {
    if (answered !== undefined && items !== undefined && answered < items) return t('answeredOf', { answered, items });
    return missing || t('notScoredUnknown');
}

/** A missing result with its reason, where there is no score to be seen. */
export function missingInWords(point: ScorePoint, t: ChartTexts): string {
    const reason = reasonInWords(point, t);
    return reason === t('notScoredUnknown') ? reason : t('notScored', { reason });
}

/** What a chart shows, in sentences, for those who do not see it. */
export function chartInWords(scale: Scale, points: readonly ScorePoint[], t: ChartTexts, language: string): string {
    const newest = points.at(-1);
    if (!newest) return t('noResults');
    return [
        t('summaryCount', {
            title: scale.title,
            count: points.length,
            from: formatDate(points[0]!.at, language),
            to: formatDate(newest.at, language),
        }),
        newestInWords(scale, newest, t, language),
        t('summaryRange', {
            low: formatNumber(scale.low, language, scale.digits),
            high: formatNumber(scale.high, language, scale.digits),
        }),
        scale.threshold &&
            t('summaryThreshold', {
                word: scale.threshold.word,
                value: formatNumber(scale.threshold.value, language, scale.digits),
            }),
        scale.better && t(`${scale.better}Better`) + '.',
    ]
        .filter(Boolean)
        .join(' ');
}

function newestInWords(scale: Scale, point: ScorePoint, t: ChartTexts, language: string): string {
    if (point.value === undefined) return `${missingInWords(point, t)}.`;
    const [value, band] = [formatNumber(point.value, language, scale.digits), bandWord(scale, point)];
    const newest = band ? t('summaryNewestBand', { value, band }) : t('summaryNewest', { value });
    return isOfConcern(scale, point.value) ? `${newest} ${t('summaryConcern')}` : newest;
}
