import { describe, expect, it } from 'vitest';
import { combine } from './combine';
import type { Figure } from './figures';

const figure = (given: Partial<Figure>): Figure => ({
    unit: 'Location/7',
    month: '2026-07',
    suppressed: false,
    ...given,
});
const withheld = figure({ suppressed: true });

describe('the figure of several months', () => {
    it('is the published one when there is one month', () => {
        expect(combine([figure({ value: 12, n: 30, low: 11, high: 13 })], 'score')).toMatchObject({
            value: 12,
            low: 11,
            high: 13,
            withheldMonths: 0,
        });
    });

    it('is the mean over all people', () => {
        expect(
            combine([figure({ value: 10, n: 30, sd: 2 }), figure({ value: 16, n: 10, sd: 2 })], 'score'),
        ).toMatchObject({
            value: 11.5,
            n: 40,
        });
    });

    it('is the share over all people', () => {
        expect(combine([figure({ value: 50, n: 10 }), figure({ value: 80, n: 10 })], '%')).toMatchObject({
            value: 65,
            n: 20,
        });
    });

    it('adds up invited and answered', () => {
        const months = [
            figure({ value: 1, n: 5, invited: 10, responseRate: 50 }),
            figure({ value: 1, n: 9, invited: 10, responseRate: 90 }),
        ];
        expect(combine(months, 'score')).toMatchObject({ invited: 20, responseRate: 70 });
    });

    it('leaves withheld months out and says how many', () => {
        expect(combine([figure({ value: 10, n: 30 }), withheld, withheld], 'score')).toMatchObject({
            value: 10,
            suppressed: false,
            withheldMonths: 2,
        });
    });

    it('is withheld when all months are', () => {
        expect(combine([withheld], 'score')).toEqual({ suppressed: true, withheldMonths: 1 });
    });

    it('is nothing, and not withheld, when nobody answered', () => {
        expect(combine([], 'score')).toEqual({ suppressed: false, withheldMonths: 0 });
    });
});
