import { formatNumber, formatPercent } from '../app/format';
import type { Frame } from './geometry';
import { chartMessages } from './messages';
import { formatMonth } from './months';
import { median } from './runs';
import { MonthTable } from './MonthTable';
import { RunDrawing } from './RunDrawing';
import type { MonthPoint } from './series';
import { useWidth } from './useWidth';
import { verdictOf } from './verdict';
import './charts.css';

const frame: Frame = { width: 640, height: 240, left: 44, right: 48, top: 10, bottom: 22, text: 11 };

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
export function RunChart({
    title,
    points,
    centre = median(points.map((point) => point.value)),
    target,
    comparator,
    unit,
    digits = 1,
    language,
}: Props) {
    const t = chartMessages.in(language);
    const [measure, width] = useWidth(frame.width);
    if (points.length === 0 || centre === undefined) return <p className="soft">{t('noResults')}</p>;
    const verdict = verdictOf(points, centre, t, language);
    const format = (value: number) =>
        unit === '%' ? formatPercent(value, language, digits) : formatNumber(value, language, digits);
    const label = t('runSummary', {
        title,
        count: points.length,
        from: formatMonth(points[0]!.month, language),
        to: formatMonth(points.at(-1)!.month, language),
        verdict,
    });
    return (
        <figure className="run-chart">
            <p className="run-verdict">{verdict}</p>
            <div ref={measure}>
                <RunDrawing
                    points={points}
                    comparator={comparator?.points ?? []}
                    centre={centre}
                    target={target}
                    bounds={unit === '%' ? [0, 100] : undefined}
                    frame={{ ...frame, width }}
                    label={label}
                    format={format}
                    language={language}
                    t={t}
                />
            </div>
            <details>
                <summary className="no-print">{t('table')}</summary>
                <MonthTable points={points} comparator={comparator} format={format} language={language} t={t} />
            </details>
        </figure>
    );
}
