import { formatDate, formatNumber } from '../app/format';
import { plotScores, roomierEnd, spaced, type Dot, type Frame, type ScorePlot } from './geometry';
import type { ChartTexts } from './messages';
import { bandWord, type ScorePoint } from './points';
import type { Scale, Threshold } from './scale';
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
    return (
        <svg className="chart" role="img" aria-label={label} viewBox={`0 0 ${frame.width} ${frame.height}`}>
            <Background plot={plot} frame={frame} />
            <Anchors scale={scale} frame={frame} t={t} language={language} />
            <Dates points={points} frame={frame} language={language} />
            <ThresholdLine scale={scale} plot={plot} frame={frame} language={language} />
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
            {spaced(
                plot.dots.filter((dot) => dot.concern),
                52,
            ).map((dot) => (
                <ConcernWord
                    key={dot.point.id}
                    dot={dot}
                    frame={frame}
                    word={bandWord(scale, dot.point) || concernWord(scale, t)}
                />
            ))}
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

function ConcernWord({ dot, frame, word }: { dot: Dot; frame: Frame; word?: string }) {
    const rightHalf = dot.x > (frame.left + frame.width - frame.right) / 2;
    const below = dot.y - frame.top < 16;
    return (
        <text
            className="chart-word"
            x={dot.x + (rightHalf ? 8 : -8)}
            y={dot.y + (below ? 20 : -11)}
            textAnchor={rightHalf ? 'end' : 'start'}
        >
            {word}
        </text>
    );
}

function ThresholdLine({ scale, plot, frame, language }: { scale: Scale; plot: ScorePlot; frame: Frame; language: string }) {
    const y = plot.thresholdY;
    if (y === undefined || !scale.threshold) return null;
    const end = roomierEnd(plot.dots, y, frame);
    const [left, right] = [frame.left, frame.width - frame.right];
    return (
        <g className="chart-threshold">
            <line x1={left} x2={right} y1={y} y2={y} />
            <text x={end === 'end' ? right - 3 : left + 4} y={y - 4} textAnchor={end}>
                {thresholdLabel(scale.threshold, formatNumber(scale.threshold.value, language, scale.digits))}
            </text>
        </g>
    );
}

/** The definition's words for the line; its number is added where the words do not hold it already. */
function thresholdLabel({ word }: Threshold, value: string): string {
    return word.includes(value) ? word : `${value} ${word}`;
}

function concernWord(scale: Scale, t: ChartTexts): string {
    return scale.threshold ? t(scale.threshold.side === 'above' ? 'overThreshold' : 'underThreshold') : '';
}

function resultInWords(scale: Scale, point: ScorePoint, language: string): string {
    const value = point.value === undefined ? '' : formatNumber(point.value, language, scale.digits);
    return [formatDate(point.at, language), value, bandWord(scale, point)].filter(Boolean).join(' · ');
}
