import type { Frame } from './geometry';

/** A rectangle in SVG units, `x` and `y` its upper left corner. */
export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** Where a text can stand: its anchor point on the baseline, and the room it takes. */
export interface Place {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly box: Box;
}

type Line = readonly { readonly x: number; readonly y: number }[];

/** What a label keeps clear of: lines through their points (from left to right), and boxes. */
export interface Obstacles {
    readonly lines: readonly Line[];
    readonly boxes?: readonly Box[];
}

const reach = 8; // of a ring around a point
const roomy = 9; // SVG units from a line: farther away is no better

/** Above or below a level: at its ends first, and else anywhere along it. */
export function placesAlong(y: number, text: string, frame: Frame): Place[] {
    const [left, right] = [frame.left + 4, frame.width - frame.right - 3];
    const at = (x: number, anchor: Place['anchor']) =>
        [y - 4, y + frame.text + 1].map((baseline) => placeOf(x, baseline, anchor, text, frame));
    const ends = [at(right, 'end'), at(left, 'start')];
    const between = Array.from({ length: Math.floor((right - left) / 8) }, (_, step) => at(right - 8 * step, 'end'));
    return [...ends, ...between].flat().filter(({ box }) => box.x >= frame.left);
}

/** Above or below a point, towards the middle of the frame. */
export function placesAt({ x, y }: Line[number], text: string, frame: Frame): Place[] {
    const rightHalf = x > (frame.left + frame.width - frame.right) / 2;
    return [y - 11, y + frame.text + 9].map((baseline) =>
        placeOf(x + (rightHalf ? reach : -reach), baseline, rightHalf ? 'end' : 'start', text, frame),
    );
}

/** Of the places inside the frame, the one that keeps clearest; the first of those that are equally clear. */
export function clearest(places: readonly Place[], { lines, boxes = [] }: Obstacles, frame: Frame): Place {
    const inside = places.filter(({ box }) => box.y >= 0 && box.y + box.height <= frame.height - frame.bottom);
    const clearance = ({ box }: Place) =>
        Math.min(
            roomy,
            ...lines.map((line) => distance(box, heights(line, box))),
            ...boxes
                .filter((other) => other.x < box.x + box.width && box.x < other.x + other.width)
                .map((other) => distance(box, [other.y, other.y + other.height])),
        );
    return (inside.length > 0 ? inside : places).reduce((best, place) =>
        clearance(place) > clearance(best) ? place : best,
    );
}

function placeOf(x: number, y: number, anchor: Place['anchor'], text: string, frame: Frame): Place {
    const width = text.length * frame.text * 0.6; // the widest of the system fonts
    return { x, y, anchor, box: { x: anchor === 'end' ? x - width : x, y: y - frame.text, width, height: frame.text } };
}

/** Vertical distance of a box to something that reaches over these heights; negative when they overlap. */
const distance = (box: Box, ys: readonly number[]): number =>
    Math.max(box.y - Math.max(...ys), Math.min(...ys) - box.y - box.height);

/** The heights of a line over a box and a ring's reach on each side of it. */
function heights(line: Line, { x, width }: Box): number[] {
    const [from, to] = [x - reach, x + width + reach];
    const between = line.slice(1).flatMap((end, index) => {
        const start = line[index]!;
        const slope = (end.y - start.y) / (end.x - start.x);
        return [from, to]
            .filter((edge) => start.x < edge && edge < end.x)
            .map((edge) => start.y + slope * (edge - start.x));
    });
    return [...line.filter((point) => from <= point.x && point.x <= to).map(({ y }) => y), ...between];
}
