import { describe, expect, it } from 'vitest';
import type { Frame } from './geometry';
import { clearest, placesAlong, placesAt } from './labels';

const frame: Frame = { width: 200, height: 120, left: 20, right: 0, top: 10, bottom: 10, text: 10 };
const along = (y: number, ...line: [number, number][]) => {
    const obstacles = { lines: [line.map(([x, y]) => ({ x, y }))] };
    const { y: baseline, anchor } = clearest(placesAlong(y, 'Moderate', frame), obstacles, frame);
    return `${baseline < y ? 'above' : 'below'}, at the ${anchor}`;
};

describe('the name of a level', () => {
    it('stands above it at its end where nothing is in the way', () => {
        expect(along(60, [30, 20], [190, 20])).toBe('above, at the end');
    });

    it('moves below when the line passes above it', () => {
        expect(along(60, [30, 52], [190, 52])).toBe('below, at the end');
    });

    it('moves to the other end when the line passes on both sides', () => {
        expect(along(60, [30, 40], [120, 40], [150, 75], [190, 45])).toBe('below, at the start');
    });

    it('sees the line between two points that stand far apart', () => {
        expect(along(60, [30, 60], [200, 44])).toBe('below, at the end');
    });

    it('moves between the ends when the line passes at both', () => {
        const line = [
            [30, 40],
            [50, 75],
            [140, 75],
            [190, 50],
        ].map(([x, y]) => ({ x: x!, y: y! }));
        const { x, y, box } = clearest(placesAlong(60, 'Moderate', frame), { lines: [line] }, frame);
        expect([y, box.x > 45, x < 165]).toEqual([56, true, true]);
    });

    it('never leaves the frame', () => {
        expect(along(108, [30, 100], [190, 100])).toBe('above, at the end');
    });
});

describe('the word at a point', () => {
    const at = (x: number, y: number, boxes: { x: number; y: number; width: number; height: number }[] = []) => {
        const place = clearest(placesAt({ x, y }, 'severe', frame), { lines: [[{ x, y }]], boxes }, frame);
        return [place.y < y ? 'above' : 'below', place.anchor];
    };

    it.each([
        [190, 60, 'above', 'end'],
        [30, 60, 'above', 'start'],
        [190, 12, 'below', 'end'],
    ])('at %d, %d stands %s and runs towards the middle (%s)', (x, y, side, anchor) => {
        expect(at(x, y)).toEqual([side, anchor]);
    });

    it('keeps clear of a line in its way', () => {
        expect(at(190, 60, [{ x: 20, y: 45, width: 180, height: 0 }])).toEqual(['below', 'end']);
    });
});
