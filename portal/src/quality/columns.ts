import { formatNumber, formatPercent } from '../app/format';
import type { Combined } from './combine';
import type { Indicator } from './indicators';
import { figureText, intervalText } from './words';

/** A column of figures, named by the message of its heading. */
export type Column = 'mean' | 'share' | 'interval' | 'people' | 'answered' | 'invited' | 'rate';

/** The figure itself first. A response rate needs no other beside it. */
export function columnsOf({ unit, ofResponses }: Indicator): readonly Column[] {
    if (ofResponses) return ['rate', 'interval', 'answered', 'invited'];
    return [unit === '%' ? 'share' : 'mean', 'interval', 'people', 'invited', 'rate'];
}

/** What stands in a column; empty when it is not known. */
export function columnText(column: Column, figure: Combined, indicator: Indicator, language: string): string {
    const own = (value: number) => figureText(value, indicator, language);
    const people = (count: number) => formatNumber(count, language);
    const rate = (share: number) => formatPercent(share, language);
    const written = (value: number | undefined, write: (value: number) => string) =>
        value === undefined ? '' : write(value);
    const texts: Record<Column, string> = {
        mean: written(figure.value, own),
        share: written(figure.value, own),
        interval: intervalText(figure, indicator, language),
        people: written(figure.n, people),
        answered: written(figure.numerator, people),
        invited: written(figure.invited, people),
        rate: indicator.ofResponses ? written(figure.value, own) : written(figure.responseRate, rate),
    };
    return texts[column];
}
