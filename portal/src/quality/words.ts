import type { Combined } from './combine';
import type { Indicator } from './indicators';

/** A figure of an indicator as text. */
export const figureText = (value: number, { unit, digits }: Indicator, language: string): string =>
    fixed(unit === '%' ? value / 100 : value, language, digits, unit === '%' ? 'percent' : 'decimal');

/** `11.2–13.4`, or nothing when there is no interval. */
export function intervalText({ low, high }: Combined, indicator: Indicator, language: string): string {
    if (low === undefined || high === undefined) return '';
    return `${fixed(low, language, indicator.digits, 'decimal')} – ${figureText(high, indicator, language)}`;
}

/** As many decimals in every row, so that numbers align. */
function fixed(value: number, language: string, digits: number, style: 'decimal' | 'percent'): string {
    const options = { style, minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', options).format(value);
}
