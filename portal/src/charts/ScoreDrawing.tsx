import { formatDate, formatNumber } from '../app/format';
import { plotScores, type Dot, type Frame, type ScorePlot } from './geometry';
import { clearest, placesAlong, placesAt, type Place } from './labels';
import type { ChartTexts } from './messages';
import { bandWord, type ScorePoint } from './points';
import type { Scale } from './scale';
import { missingInWords } from './words';

interface Props {
    scale: Scale;
    points: readonly ScorePoint[];
    frame: Frame;
    label: string;
    t: ChartTexts;
    language: string;
}

/** The drawing of a score chart: one image with its content said in `label`. */
export function ScoreDrawing({ scale, points, frame, label, t, language }: Props) {
    const plot = plotScores(scale, points, frame);
    const word = concernWord(scale, plot, frame, t);
    const threshold = thresholdLabel(scale, plot, frame, language, word?.place);
    return (
        <svg className="chart" role="img" aria-label={label} viewBox={`0 0 ${frame.width} ${frame.height}`}>
            <Background plot={plot} frame={frame} />
            <Anchors scale={scale} frame={frame} t={t} language={language} />
            <Dates points={points} frame={frame} language={language} />
            {threshold && (
                <g className="chart-threshold">
                    <line x1={frame.left} x2={frame.width - frame.right} y1={plot.thresholdY} y2={plot.thresholdY} />
                    <Words place={threshold.place} text={threshold.text} />
                </g>
            )}
            <path className="chart-line" d={plot.path} />
            {plot.gaps.map(({ x, point }) => (
                <Gap
                    key={point.id}
                    x={x}
                    frame={frame}
                    title={`${formatDate(point.at, language)}: ${missingInWords(point, t)}`}
                />
            ))}
            {plot.dots.map((dot) => (
                <Result key={dot.point.id} dot={dot} title={resultInWords(scale, dot.point, language)} />
            ))}
            {word && <Words className="chart-word" place={word.place} text={word.text} />}
        </svg>
    );
}

function Background({ plot, frame }: { plot: ScorePlot; frame: Frame }) {
    const width = frame.width - frame.left - frame.right;
    return plot.bands.map(({ y, height, band }) => (
        <g key={`${band.code}${band.low}`} className={`chart-band ${band.colour}`}>
            <rect x={frame.left} y={y} width={width} height={height} />
            <title>{band.word}</title>
        </g>
    ));
}

/** The ends of the scale, in numbers and words. */
function Anchors({ scale, frame, t, language }: Pick<Props, 'scale' | 'frame' | 't' | 'language'>) {
    const bottom = frame.height - frame.bottom;
    const [top, low] = scale.better === 'higher' ? [t('best'), t('worst')] : [t('worst'), t('best')];
    return (
        <g className="chart-axis" textAnchor="end">
            <line x1={frame.left} x2={frame.left} y1={frame.top} y2={bottom} />
            <text x={frame.left - 5} y={frame.top + 9}>
                {formatNumber(scale.high, language, scale.digits)}
                {scale.better && <tspan x={frame.left - 5} dy="1.1em" children={top} />}
            </text>
            <text x={frame.left - 5} y={bottom}>
                {scale.better && <tspan x={frame.left - 5} dy="-1.1em" children={low} />}
                <tspan
                    x={frame.left - 5}
                    dy={scale.better ? '1.1em' : 0}
                    children={formatNumber(scale.low, language, scale.digits)}
                />
            </text>
        </g>
    );
}

function Dates({ points, frame, language }: Pick<Props, 'points' | 'frame' | 'language'>) {
    const [first, last] = [points[0], points.at(-1)];
    const y = frame.height - 4;
    if (!first || !last) return null;
    return (
        <g className="chart-axis">
            {first !== last && (
                <text x={frame.left} y={y}>
                    {formatDate(first.at, language)}
                </text>
            )}
            <text x={frame.width - frame.right} y={y} textAnchor="end">
                {formatDate(last.at, language)}
            </text>
        </g>
    );
}

function Result({ dot, title }: { dot: Dot; title: string }) {
    return (
        <g className="chart-dot">
            {dot.concern && <circle className="chart-ring" cx={dot.x} cy={dot.y} r={7} />}
            <circle cx={dot.x} cy={dot.y} r={3.5} />
            <title>{title}</title>
        </g>
    );
}

/** A missing result: an open cross at the foot of the chart; the line is broken there. */
function Gap({ x, frame, title }: { x: number; frame: Frame; title: string }) {
    const bottom = frame.height - frame.bottom;
    return (
        <g className="chart-gap">
            <line x1={x} x2={x} y1={frame.top} y2={bottom} />
            <path d={`M${x - 4} ${bottom - 9}l8 8m0 -8l-8 8`} />
            <title>{title}</title>
        </g>
    );
}

interface Label {
    place: Place;
    text: string;
}

function Words({ place, text, className }: Label & { className?: string }) {
    return (
        <text className={className} x={place.x} y={place.y} textAnchor={place.anchor}>
            {text}
        </text>
    );
}

/** Every point of concern has a ring; the newest says in a word what the ring means, unless the line's label does. */
function concernWord(scale: Scale, plot: ScorePlot, frame: Frame, t: ChartTexts): Label | undefined {
    const dot = plot.dots.findLast(({ concern }) => concern);
    if (!dot) return undefined;
    const side = scale.threshold && t(scale.threshold.side === 'above' ? 'overThreshold' : 'underThreshold');
    const text = bandWord(scale, dot.point) || side;
    if (!text || scale.threshold?.word.toLowerCase().startsWith(text.toLowerCase())) return undefined;
    const { left, width, right } = frame;
    const line = { x: left, y: plot.thresholdY ?? 0, width: width - left - right, height: 0 };
    const obstacles = { lines: [plot.dots], boxes: plot.thresholdY === undefined ? [] : [line] };
    return { text, place: clearest(placesAt(dot, text, frame), obstacles, frame) };
}

/** The definition's words for the threshold; its number is added where the words do not hold it already. */
function thresholdLabel(
    { threshold, digits }: Scale,
    plot: ScorePlot,
    frame: Frame,
    language: string,
    word: Place | undefined,
): Label | undefined {
    if (!threshold || plot.thresholdY === undefined) return undefined;
    const value = formatNumber(threshold.value, language, digits);
    const text = threshold.word.includes(value) ? threshold.word : `${value} ${threshold.word}`;
    const obstacles = { lines: [plot.dots], boxes: word ? [word.box] : [] };
    return { text, place: clearest(placesAlong(plot.thresholdY, text, frame), obstacles, frame) };
}

function resultInWords(scale: Scale, point: ScorePoint, language: string): string {
    const value = point.value === undefined ? '' : formatNumber(point.value, language, scale.digits);
    return [formatDate(point.at, language), value, bandWord(scale, point)].filter(Boolean).join(' · ');
}
