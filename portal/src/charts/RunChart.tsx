import { formatNumber, formatPercent } from '../app/format';
import type { Frame } from './geometry';
import { chartMessages, type ChartTexts } from './messages';
import { formatMonth } from './months';
import { median } from './runs';
import { plotMonths, type MonthPoint, type RunPlot } from './series';
import { verdictOf } from './verdict';
import './charts.css';

const frame: Frame = { width: 640, height: 240, left: 44, right: 6, top: 10, bottom: 22 };

interface Props {
    title: string;
    /** One point per month without holes, oldest first; a withheld or empty month has no value. */
    points: readonly MonthPoint[];
    /** The centre line; by default the median of the figures shown. */
    centre?: number;
    target?: number;
    /** The unit above (or another one to compare with), as a thin line. */
    comparator?: { readonly name: string; readonly points: readonly MonthPoint[] };
    unit: 'score' | '%';
    /** Decimals the figures are shown with. */
    digits?: number;
    language: string;
}

/** A unit's figures month by month around their middle: first what the rules say in words, then the picture, then the table. */
export function RunChart({ title, points, centre = median(points.map((point) => point.value)), target, comparator, unit, digits = 1, language }: Props) {
    const t = chartMessages.in(language);
    if (points.length === 0 || centre === undefined) return <p className="soft">{t('noResults')}</p>;
    const verdict = verdictOf(points, centre, t, language);
    const format = (value: number) => (unit === '%' ? formatPercent(value, language, digits) : formatNumber(value, language, digits));
    const label = t('runSummary', {
        title,
        count: points.length,
        from: formatMonth(points[0]!.month, language),
        to: formatMonth(points.at(-1)!.month, language),
        verdict,
    });
    const plot = plotMonths(points, comparator?.points ?? [], [centre, ...(target === undefined ? [] : [target])], frame);
    return (
        <figure className="run-chart">
            <p className="run-verdict">{verdict}</p>
            <svg className="chart" role="img" aria-label={label} viewBox={`0 0 ${frame.width} ${frame.height}`}>
                <Axes plot={plot} points={points} format={format} language={language} />
                <Level className="chart-centre" y={plot.y(centre)} label={t('centre', { value: format(centre) })} />
                {target !== undefined && (
                    <Level className="chart-target" y={plot.y(target)} label={t('target', { value: format(target) })} />
                )}
                <path className="chart-comparator" d={plot.comparatorPath} />
                <path className="chart-line" d={plot.path} />
                <Months plot={plot} format={format} language={language} t={t} />
            </svg>
            <details>
                <summary className="no-print">{t('table')}</summary>
                <MonthTable points={points} comparator={comparator} format={format} language={language} t={t} />
            </details>
        </figure>
    );
}

type Format = (value: number) => string;

function Axes({ plot, points, format, language }: { plot: RunPlot; points: readonly MonthPoint[]; format: Format; language: string }) {
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

function Level({ className, y, label }: { className: string; y: number; label: string }) {
    return (
        <g>
            <line className={className} x1={frame.left} x2={frame.width - frame.right} y1={y} y2={y} />
            <text className="chart-note" x={frame.width - frame.right - 3} y={y - 4} textAnchor="end">
                {label}
            </text>
        </g>
    );
}

/** The figures as points, and a small open square at the foot for every withheld month. */
function Months({ plot, format, language, t }: { plot: RunPlot; format: Format; language: string; t: ChartTexts }) {
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

interface TableProps extends Pick<Props, 'points' | 'comparator' | 'language'> {
    format: Format;
    t: ChartTexts;
}

function MonthTable({ points, comparator, format, language, t }: TableProps) {
    const cell = (point: MonthPoint | undefined) => {
        if (point?.suppressed) return t('withheld');
        return point?.value === undefined ? t('noFigure') : format(point.value);
    };
    return (
        <table className="chart-table">
            <thead>
                <tr>
                    <th scope="col">{t('month')}</th>
                    <th scope="col">{t('figure')}</th>
                    <th scope="col">{t('people')}</th>
                    {comparator && <th scope="col">{comparator.name}</th>}
                </tr>
            </thead>
            <tbody>
                {[...points].reverse().map((point) => (
                    <tr key={point.month}>
                        <th scope="row">{formatMonth(point.month, language)}</th>
                        <td>{cell(point)}</td>
                        <td>{point.n === undefined ? '' : formatNumber(point.n, language)}</td>
                        {comparator && <td>{cell(comparator.points.find((other) => other.month === point.month))}</td>}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
