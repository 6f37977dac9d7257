import { describe, expect, it } from 'vitest';
import golden from '../../../indicators/src/test/resources/golden/stats.json';
import { pool, wilson } from './statistics';

describe('the interval of a share', () => {
    it.each(golden.wilson)('of $numerator in $denominator', ({ numerator, denominator, wilsonLow, wilsonHigh }) => {
        const { low, high } = wilson(numerator, denominator);
        expect([low / 100, high / 100]).toEqual([expect.closeTo(wilsonLow, 9), expect.closeTo(wilsonHigh, 9)]);
    });
});

const means = golden.means.filter(({ values }) => values.length > 6);

describe('groups taken together', () => {
    it.each(means)('have mean and interval of all $n people', ({ values, mean, ciLow, ciHigh }) => {
        const groups = [values.slice(0, 3), values.slice(3)].map(groupOf);
        const pooled = pool(groups);
        expect(pooled.n).toBe(values.length);
        expect(pooled.mean).toBeCloseTo(mean, 9);
        expect(pooled.low).toBeCloseTo(ciLow, 2);
        expect(pooled.high).toBeCloseTo(ciHigh, 2);
    });

    it('have no interval when a standard deviation is unknown', () => {
        expect(
            pool([
                { n: 10, mean: 2 },
                { n: 10, mean: 4, sd: 1 },
            ]),
        ).toEqual({ n: 20, mean: 3 });
    });
});

function groupOf(values: number[]) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { n: values.length, mean, sd: Math.sqrt(squares / (values.length - 1)) };
}
