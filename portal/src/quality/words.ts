import { formatNumber, formatPercent } from '../app/format';
import type { Combined } from './combine';
import type { Indicator } from './indicators';

/** A figure of an indicator as text. */
export const figureText = (value: number, { unit, digits }: Indicator, language: string): string =>
    unit === '%' ? formatPercent(value, language, digits) : formatNumber(value, language, digits);

/** `11.2–13.4`, or nothing when there is no interval. */
export function intervalText({ low, high }: Combined, indicator: Indicator, language: string): string {
    if (low === undefined || high === undefined) return '';
    return `${formatNumber(low, language, indicator.digits)} – ${figureText(high, indicator, language)}`;
}
