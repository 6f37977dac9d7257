import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Frame } from './geometry';
import { monthNumber, type Month } from './months';

/** A unit's figure for a month: a value with the people behind it, withheld, or simply not there. */
export interface MonthPoint {
    readonly month: Month;
    readonly value?: number;
    readonly n?: number;
    readonly suppressed?: boolean;
}

/** Where everything of a run chart stands, in SVG units. */
export interface RunPlot {
    readonly path: string;
    readonly dots: readonly { x: number; y: number; point: MonthPoint }[];
    readonly withheld: readonly { x: number; point: MonthPoint }[];
    readonly comparatorPath: string;
    readonly ticks: readonly { y: number; value: number }[];
    readonly y: (value: number) => number;
}

/** Places months at equal steps on x and the figures on y; `lines` (centre, target) are kept inside the axis, and the axis inside `bounds`. */
export function plotMonths(
    points: readonly MonthPoint[],
    comparator: readonly MonthPoint[],
    lines: readonly number[],
    frame: Frame,
    bounds: readonly [number, number] = [-Infinity, Infinity],
): RunPlot {
    const numbers = points.map((point) => monthNumber(point.month));
    const x = scaleLinear(
        [Math.min(...numbers), Math.max(...numbers)],
        [frame.left + 8, frame.width - frame.right - 8],
    );
    const y = valueAxis([...[...points, ...comparator].flatMap((point) => point.value ?? []), ...lines], frame, bounds);
    const at = (point: MonthPoint) => x(monthNumber(point.month));
    const path = line<MonthPoint>()
        .defined((point) => point.value !== undefined)
        .x(at)
        .y((point) => y(point.value!))
        .digits(1);
    const beside = comparator.filter((point) => numbers.includes(monthNumber(point.month)));
    return {
        path: path([...points]) ?? '',
        dots: points.flatMap((point) =>
            point.value === undefined ? [] : [{ x: at(point), y: y(point.value), point }],
        ),
        withheld: points.flatMap((point) => (point.suppressed ? [{ x: at(point), point }] : [])),
        comparatorPath: path(beside) ?? '',
        ticks: y.ticks(4).map((value) => ({ y: y(value), value })),
        y,
    };
}

/** An axis around the figures, with a tenth of air; a single figure gets one unit on each side. */
function valueAxis(values: readonly number[], frame: Frame, [least, most]: readonly [number, number]) {
    const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
    const air = (high - low) / 10 || 1;
    const axis = scaleLinear([low - air, high + air], [frame.height - frame.bottom, frame.top]).nice(4);
    const [bottom, top] = axis.domain() as [number, number];
    return axis.domain([Math.max(bottom, least), Math.min(top, most)]);
}
