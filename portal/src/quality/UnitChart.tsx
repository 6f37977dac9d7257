import { formatMonth, RunChart, type Month, type MonthPoint } from '../charts';
import { download, toCsv } from './csv';
import type { Figure } from './figures';
import type { Indicator } from './indicators';
import { messages } from './messages';
import type { UnitNode } from './units';
import { figureText } from './words';

interface Props {
    unit: UnitNode;
    figures: ReadonlyMap<string, readonly Figure[]>;
    indicator: Indicator;
    months: readonly Month[];
}

/** One unit month by month, beside the unit above it. */
export function UnitChart({ unit, figures, indicator, months }: Props) {
    const { t, language } = messages.use();
    const own = figures.get(unit.reference);
    const points = pointsOf(own, months);
    const parent = unit.parent && {
        name: unit.parent.name,
        points: pointsOf(figures.get(unit.parent.reference), months),
    };
    const title = `${indicator.title}, ${unit.name}`;
    const file = () =>
        download(
            `${indicator.id}-${unit.reference.replace('/', '-')}.csv`,
            csvOf(indicator, unit, points, parent?.points),
        );
    return (
        <section aria-labelledby="chart-title" className="unit-chart">
            <h2 id="chart-title">{unit.name}</h2>
            {own === undefined ? (
                <p className="soft">{t('loading')}</p>
            ) : points.every((point) => point.value === undefined) ? (
                <p className="note">{t(points.some((point) => point.suppressed) ? 'allWithheld' : 'noFigures')}</p>
            ) : (
                <>
                    <Latest figures={own} parent={parent} indicator={indicator} />
                    <RunChart
                        title={title}
                        points={points}
                        comparator={parent}
                        unit={indicator.unit}
                        digits={indicator.digits}
                        language={language}
                    />
                    <p className="small soft">{t(parent ? 'legendParent' : 'legend', { parent: parent?.name })}</p>
                    <button type="button" className="button no-print" onClick={file}>
                        {t('csvMonths')}
                    </button>
                </>
            )}
        </section>
    );
}

/** The newest figure beside the same month one level up. */
function Latest({
    figures,
    parent,
    indicator,
}: {
    figures: readonly Figure[];
    parent?: { name: string; points: readonly MonthPoint[] };
    indicator: Indicator;
}) {
    const { t, language } = messages.use();
    const latest = figures.findLast((figure) => figure.value !== undefined);
    if (latest?.value === undefined) return null;
    const { numerator = 0, invited = 0 } = latest;
    const words = { month: formatMonth(latest.month, language), value: figureText(latest.value, indicator, language) };
    const above = parent?.points.find((point) => point.month === latest.month)?.value;
    return (
        <p>
            {indicator.ofResponses
                ? t('latestOfInvited', { ...words, count: numerator, invited })
                : t('latest', { ...words, count: latest.n ?? 0 })}{' '}
            {parent &&
                above !== undefined &&
                t('latestAbove', { name: parent.name, value: figureText(above, indicator, language) })}
        </p>
    );
}

function pointsOf(figures: readonly Figure[] | undefined, months: readonly Month[]): MonthPoint[] {
    const byMonth = new Map(figures?.map((figure) => [figure.month, figure]));
    return months.map((month) => byMonth.get(month) ?? { month });
}

function csvOf(
    indicator: Indicator,
    unit: UnitNode,
    points: readonly MonthPoint[],
    above: readonly MonthPoint[] | undefined,
): string {
    return toCsv(
        ['indicator', 'unit', 'name', 'month', 'value', 'n', 'withheld', 'unit_above', 'value_above'],
        points.map(({ month, value, n, suppressed }, index) => [
            indicator.id,
            unit.reference,
            unit.name,
            month,
            value,
            n,
            suppressed ? 'yes' : 'no',
            unit.parent?.reference,
            above?.[index]?.value,
        ]),
    );
}
