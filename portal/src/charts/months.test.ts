import { expect, it } from 'vitest';
import { addMonths, formatMonth, lastDay, monthsBetween } from './months';

it('counts months over the turn of the year', () => {
    expect([addMonths('2025-12', 1), addMonths('2026-01', -1), addMonths('2026-07', 12)]).toEqual([
        '2026-01',
        '2025-12',
        '2027-07',
    ]);
});

it('lists the months between two, both included', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

it('knows the last day of a month, leap years too', () => {
    expect([lastDay('2026-02'), lastDay('2028-02'), lastDay('2026-12')]).toEqual([
        '2026-02-28',
        '2028-02-29',
        '2026-12-31',
    ]);
});

it('writes a month in the language of the reader', () => {
    expect([formatMonth('2026-10', 'da'), formatMonth('2026-10', 'en')]).toEqual(['okt. 2026', 'Oct 2026']);
});
