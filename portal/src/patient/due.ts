import { asDate, formatDate, formatWeekday } from '../app/format';
import type { messages } from './messages';

type T = ReturnType<typeof messages.in>;

const day = 86_400_000;

/** Whole days from today to a date, on the calendar: 0 today, negative in the past. */
export function daysUntil(due: string, now: Date): number {
    const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
    return Math.round((midnight(asDate(due)) - midnight(now)) / day);
}

/** When an answer is due, as one would say it. */
export function dueInWords(due: string | undefined, language: string, t: T, now: Date): string {
    if (!due) return '';
    const days = daysUntil(due, now);
    const date = formatDate(due, language);
    if (days < 0) return t('overdue', { date });
    if (days === 0) return t('dueToday');
    if (days === 1) return t('dueTomorrow');
    return t('due', { date: days < 7 ? formatWeekday(due, language) : date });
}
