const locale = (language: string) => (language.startsWith('da') ? 'da-DK' : 'en-GB');

/** `21. nov. 2026` or `21 Nov 2026`. Takes a FHIR date or dateTime; an empty one gives an empty text. */
export function formatDate(value: string | Date | undefined, language: string): string {
    if (!value) return '';
    return new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'short', year: 'numeric' }).format(
        asDate(value),
    );
}

/** `tirsdag den 24. november` or `Tuesday 24 November`: for days that are near. */
export function formatWeekday(value: string | Date, language: string): string {
    return new Intl.DateTimeFormat(locale(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(
        asDate(value),
    );
}

/** `tirsdag den 24. november 2026` or `Tuesday 24 November 2026`: for days in a record. */
export function formatDay(value: string | Date, language: string): string {
    return new Intl.DateTimeFormat(locale(language), { dateStyle: 'full' }).format(asDate(value));
}

/** `14.05` or `14:05`. */
export function formatTime(value: string | Date, language: string): string {
    return new Intl.DateTimeFormat(locale(language), { timeStyle: 'short' }).format(asDate(value));
}

/** `21. nov. 2026 kl. 14.05`. */
export function formatDateTime(value: string | Date | undefined, language: string): string {
    if (!value) return '';
    return new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(asDate(value));
}

/** `1.234,5` or `1,234.5`, with at most `digits` decimals (default 1). */
export function formatNumber(value: number, language: string, digits = 1): string {
    return new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }).format(value);
}

/** A change with its sign: `+3`, `−2,5`, `0`. */
export function formatChange(value: number, language: string, digits = 1): string {
    return new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits, signDisplay: 'exceptZero' })
        .format(value)
        .replace('-', '−');
}

/** A share given as 0..100: `62 %` or `62%`. */
export function formatPercent(value: number, language: string, digits = 0): string {
    return new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: digits }).format(
        value / 100,
    );
}

/** `A, B og C` or `A, B and C`. */
export function formatList(parts: readonly string[], language: string): string {
    return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(parts);
}

/** A bare FHIR date is a day in the reader's calendar, not midnight in Greenwich. */
export function asDate(value: string | Date): Date {
    if (value instanceof Date) return value;
    return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00` : value);
}
