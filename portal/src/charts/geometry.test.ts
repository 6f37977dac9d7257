import { describe, expect, it } from 'vitest';
import { phq9Score, phq9Total } from '../desk/test/phq9';
import { plotScores, timeAxis, type Frame } from './geometry';
import { scorePoints } from './points';
import { scaleOf } from './scale';

const frame: Frame = { width: 200, height: 120, left: 20, right: 0, top: 10, bottom: 10, text: 11 };
const scale = scaleOf(phq9Total, 'en')!;
const plot = (...given: Parameters<typeof phq9Score>[0][]) =>
    plotScores(scale, scorePoints(given.map(phq9Score)), frame);

describe('the plot of a score', () => {
    it('stands over the whole range, high end on top, although lower is better', () => {
        const { dots } = plot({ at: '2026-01-01', value: 0 }, { at: '2026-02-01', value: 27 });
        expect(dots.map(({ y }) => y)).toEqual([110, 10]);
    });

    it('has time proportional on x', () => {
        const { dots } = plot(
            { at: '2026-01-01', value: 5 },
            { at: '2026-01-11', value: 5 },
            { at: '2026-01-31', value: 5 },
        );
        const [first, second, third] = dots.map(({ x }) => x) as [number, number, number];
        expect((third - second) / (second - first)).toBeCloseTo(2);
    });

    it('breaks the line at a missing result and marks the gap', () => {
        const { path, gaps, dots } = plot(
            { at: '2026-01-01', value: 5 },
            { at: '2026-01-11', missing: '4 of 9 answered' },
            { at: '2026-01-31', value: 7 },
        );
        expect(path.match(/M/g)).toHaveLength(2);
        expect(gaps.map(({ point }) => point.missing)).toEqual(['4 of 9 answered']);
        expect(dots).toHaveLength(2);
    });

    it('tells the points of concern', () => {
        const { dots } = plot({ at: '2026-01-01', value: 9 }, { at: '2026-02-01', value: 10 });
        expect(dots.map(({ concern }) => concern)).toEqual([false, true]);
    });

    it('covers the range with bands and draws the threshold where they meet', () => {
        const { bands, thresholdY } = plot({ at: '2026-01-01', value: 5 });
        expect(bands.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(100);
        expect(thresholdY).toBeCloseTo(110 - (10 / 27) * 100);
    });

    it('puts a single result in the middle', () => {
        expect(timeAxis([new Date(0)], frame)(new Date(0))).toBe(110);
    });
});
