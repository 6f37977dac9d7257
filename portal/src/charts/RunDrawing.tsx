import type { Frame } from './geometry';
import type { ChartTexts } from './messages';
import { formatMonth } from './months';
import { plotMonths, type MonthPoint, type RunPlot } from './series';

type Format = (value: number) => string;

interface Props {
    points: readonly MonthPoint[];
    comparator: readonly MonthPoint[];
    centre: number;
    target?: number;
    bounds: readonly [number, number] | undefined;
    frame: Frame;
    label: string;
    format: Format;
    language: string;
    t: ChartTexts;
}

/** The drawing of a run chart: one image with its content said in `label`. */
export function RunDrawing({ points, comparator, centre, target, bounds, frame, label, format, language, t }: Props) {
    const plot = plotMonths(points, comparator, [centre, ...(target === undefined ? [] : [target])], frame, bounds);
    return (
        <svg className="chart" role="img" aria-label={label} viewBox={`0 0 ${frame.width} ${frame.height}`}>
            <Axes frame={frame} plot={plot} points={points} format={format} language={language} />
            <Level
                plot={plot}
                frame={frame}
                className="chart-centre"
                value={centre}
                label={format(centre)}
                name={t('centre', { value: format(centre) })}
            />
            {target !== undefined && (
                <Level
                    plot={plot}
                    frame={frame}
                    className="chart-target"
                    value={target}
                    label={format(target)}
                    name={t('target', { value: format(target) })}
                />
            )}
            <path className="chart-comparator" d={plot.comparatorPath} />
            <path className="chart-line" d={plot.path} />
            <Months frame={frame} plot={plot} format={format} language={language} t={t} />
        </svg>
    );
}

function Axes({
    frame,
    plot,
    points,
    format,
    language,
}: {
    frame: Frame;
    plot: RunPlot;
    points: readonly MonthPoint[];
    format: Format;
    language: string;
}) {
    const foot = frame.height - 5;
    return (
        <g className="chart-axis">
            <line x1={frame.left} x2={frame.left} y1={frame.top} y2={frame.height - frame.bottom} />
            {plot.ticks.map((tick) => (
                <text key={tick.value} x={frame.left - 6} y={tick.y + 4} textAnchor="end">
                    {format(tick.value)}
                </text>
            ))}
            <text x={frame.left} y={foot}>
                {formatMonth(points[0]!.month, language)}
            </text>
            <text x={frame.width - frame.right} y={foot} textAnchor="end">
                {formatMonth(points.at(-1)!.month, language)}
            </text>
        </g>
    );
}

interface LevelProps {
    plot: RunPlot;
    frame: Frame;
    className: string;
    value: number;
    label: string;
    name: string;
}

/** A horizontal line with its value in the margin, where no figure is in its way. */
function Level({ plot, frame, className, value, label, name }: LevelProps) {
    const [y, right] = [plot.y(value), frame.width - frame.right];
    return (
        <g>
            <line className={className} x1={frame.left} x2={right} y1={y} y2={y} />
            <text className="chart-note" x={right + 4} y={y + 4}>
                {label}
            </text>
            <title>{name}</title>
        </g>
    );
}

/** The figures as points, and a small open square at the foot for every withheld month. */
function Months({
    frame,
    plot,
    format,
    language,
    t,
}: {
    frame: Frame;
    plot: RunPlot;
    format: Format;
    language: string;
    t: ChartTexts;
}) {
    const foot = frame.height - frame.bottom;
    return (
        <>
            {plot.withheld.map(({ x, point }) => (
                <g key={point.month} className="chart-gap">
                    <rect x={x - 4} y={foot - 9} width={8} height={8} />
                    <title>{`${formatMonth(point.month, language)}: ${t('withheld')}`}</title>
                </g>
            ))}
            {plot.dots.map(({ x, y, point }) => (
                <g key={point.month} className="chart-dot">
                    <circle cx={x} cy={y} r={3.5} />
                    <title>{`${formatMonth(point.month, language)}: ${format(point.value!)}`}</title>
                </g>
            ))}
        </>
    );
}
