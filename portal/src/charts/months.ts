/** A calendar month as `2026-07`. */
export type Month = string;

/** Months since year 0, for distances between months. */
export const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The month so many months later (or earlier, when negative). */
export function addMonths(month: Month, count: number): Month {
    const number = monthNumber(month) + count;
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** All months from the first to the last, both included. */
export const monthsBetween = (first: Month, last: Month): Month[] =>
    Array.from({ length: Math.max(0, monthNumber(last) - monthNumber(first) + 1) }, (_, index) =>
        addMonths(first, index),
    );

/** The month of a date, in the reader's calendar. */
export const monthOf = (date: Date): Month => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;

/** Last day of a month as a FHIR date. */
export function lastDay(month: Month): string {
    const day = new Date(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0).getDate();
    return `${month}-${day}`;
}

/** `jul. 2026` or `Jul 2026`. */
export function formatMonth(month: Month, language: string): string {
    const locale = language.startsWith('da') ? 'da-DK' : 'en-GB';
    const date = new Date(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1);
    return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' }).format(date);
}
