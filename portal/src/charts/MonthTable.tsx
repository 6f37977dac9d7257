import { formatNumber } from '../app/format';
import type { ChartTexts } from './messages';
import { formatMonth } from './months';
import type { MonthPoint } from './series';

interface Props {
    points: readonly MonthPoint[];
    comparator?: { readonly name: string; readonly points: readonly MonthPoint[] };
    format: (value: number) => string;
    language: string;
    t: ChartTexts;
}

/** The months of a run chart as a table, newest first. */
export function MonthTable({ points, comparator, format, language, t }: Props) {
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
