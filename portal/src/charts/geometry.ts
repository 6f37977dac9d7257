import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ScorePoint } from './points';
import { isOfConcern, type Band, type Scale } from './scale';

/** The drawing surface in SVG units: the plot lies inside the margins. */
export interface Frame {
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    /** Size of its words, as the style sheet sets it. */
    readonly text: number;
}

export interface Dot {
    readonly x: number;
    readonly y: number;
    readonly point: ScorePoint;
    readonly concern: boolean;
}

/** Where everything of a score chart stands, in SVG units. */
export interface ScorePlot {
    /** Path of the line; it starts anew after a missing result. */
    readonly path: string;
    readonly dots: readonly Dot[];
    readonly gaps: readonly { x: number; point: ScorePoint }[];
    readonly bands: readonly { y: number; height: number; band: Band }[];
    readonly thresholdY?: number;
}

/** Places results on a chart: time proportional on x, the score's whole range on y with its high end on top. */
export function plotScores(scale: Scale, points: readonly ScorePoint[], frame: Frame): ScorePlot {
    const x = timeAxis(
        points.map((point) => point.at),
        frame,
    );
    const y = scaleLinear([scale.low, scale.high], [frame.height - frame.bottom, frame.top]).clamp(true);
    const scored = points.filter(hasValue);
    const path = line<ScorePoint>()
        .defined(hasValue)
        .x((point) => x(point.at))
        .y((point) => y(point.value!))
        .digits(1)([...points]);
    return {
        path: path ?? '',
        dots: scored.map((point) => ({
            x: x(point.at),
            y: y(point.value),
            point,
            concern: isOfConcern(scale, point.value),
        })),
        gaps: points.filter((point) => !hasValue(point)).map((point) => ({ x: x(point.at), point })),
        bands: scale.bands.map((band) => ({ y: y(band.high), height: y(band.low) - y(band.high), band })),
        thresholdY: scale.threshold && y(scale.threshold.value),
    };
}

/** Time to x, proportional; a single moment (or none) stands in the middle. */
export function timeAxis(times: readonly Date[], frame: Frame): (time: Date) => number {
    const inset = 8; // so that the first and the last ring stay inside the plot
    const millis = times.map((time) => time.getTime());
    const [first, last] = [Math.min(...millis), Math.max(...millis)];
    const range = [frame.left + inset, frame.width - frame.right - inset];
    if (!(last > first)) return () => (range[0]! + range[1]!) / 2;
    const x = scaleLinear([first, last], range);
    return (time) => x(time.getTime());
}

const hasValue = (point: ScorePoint): point is ScorePoint & { value: number } => point.value !== undefined;
