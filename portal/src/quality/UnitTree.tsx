import { useRef, useState, type KeyboardEvent } from 'react';
import type { Month } from '../charts';
import { columnsOf } from './columns';
import { combine, type Combined } from './combine';
import { download, toCsv } from './csv';
import type { Figure } from './figures';
import type { Indicator } from './indicators';
import { messages } from './messages';
import { moveInTree } from './treeKeys';
import { UnitTreeRow } from './UnitTreeRow';
import type { UnitNode, UnitRow } from './units';

interface Props {
    rows: readonly UnitRow[];
    figures: ReadonlyMap<string, readonly Figure[]>;
    indicator: Indicator;
    range: { from: Month; to: Month };
    selected: UnitNode;
    expanded: ReadonlySet<string>;
    onSelect: (unit: UnitNode) => void;
    onExpand: (expanded: Set<string>) => void;
}

/**
 * The units as a tree with their figures, in the order of their names: no league table. Arrow keys move and open,
 * Enter shows a unit's chart.
 */
export function UnitTree({ rows, figures, indicator, range, selected, expanded, onSelect, onExpand }: Props) {
    const { t } = messages.use();
    const [focused, setFocused] = useState(selected.reference);
    const body = useRef<HTMLTableSectionElement>(null);
    const tabStop = rows.some(({ unit }) => unit.reference === focused) ? focused : rows[0]?.unit.reference;
    const cells = new Map(
        rows.map(({ unit }) => [unit.reference, combined(figures.get(unit.reference), indicator, range)] as const),
    );
    const toggle = ({ reference }: UnitNode) => {
        const next = new Set(expanded);
        if (!next.delete(reference)) next.add(reference);
        onExpand(next);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const move = moveInTree(event.key, rows, focused, expanded);
        if (!move) return;
        event.preventDefault();
        if (move.kind === 'toggle') toggle(move.unit);
        else if (move.kind === 'select') onSelect(move.unit);
        else {
            setFocused(move.unit.reference);
            body.current?.querySelector<HTMLElement>(`[data-unit="${move.unit.reference}"]`)?.focus();
        }
    };
    return (
        <section aria-labelledby="units-title">
            <h2 id="units-title">{t('units')}</h2>
            <table role="treegrid" aria-labelledby="units-title" className="units" onKeyDown={onKeyDown}>
                <thead role="rowgroup">
                    <tr role="row">
                        {(['unit', ...columnsOf(indicator)] as const).map((key) => (
                            <th key={key} role="columnheader" scope="col">
                                {t(key)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody role="rowgroup" ref={body}>
                    {rows.map((row) => (
                        <UnitTreeRow
                            key={row.unit.reference}
                            row={row}
                            figure={cells.get(row.unit.reference)}
                            indicator={indicator}
                            expanded={expanded.has(row.unit.reference)}
                            selected={row.unit === selected}
                            tabStop={row.unit.reference === tabStop}
                            onFocus={() => setFocused(row.unit.reference)}
                            onSelect={() => onSelect(row.unit)}
                            onToggle={() => toggle(row.unit)}
                        />
                    ))}
                </tbody>
            </table>
            {range.from !== range.to && <p className="small soft">{t('addedUp')}</p>}
            <button
                type="button"
                className="button no-print"
                onClick={() => download(`${indicator.id}.csv`, csvOf(rows, cells, indicator, range))}
            >
                {t('csvUnits')}
            </button>
        </section>
    );
}

function combined(
    figures: readonly Figure[] | undefined,
    indicator: Indicator,
    { from, to }: Props['range'],
): Combined | undefined {
    return (
        figures &&
        combine(
            figures.filter(({ month }) => from <= month && month <= to),
            indicator.unit,
        )
    );
}

function csvOf(
    rows: readonly UnitRow[],
    cells: ReadonlyMap<string, Combined | undefined>,
    { id }: Indicator,
    { from, to }: Props['range'],
): string {
    return toCsv(
        [
            'indicator',
            'unit',
            'name',
            'from',
            'to',
            'value',
            'ci_low',
            'ci_high',
            'n',
            'invited',
            'response_rate',
            'withheld_months',
        ],
        rows.map(({ unit }) => {
            const cell = cells.get(unit.reference);
            const { value, low, high, n, invited, responseRate, withheldMonths } = cell ?? {};
            return [
                id,
                unit.reference,
                unit.name,
                from,
                to,
                value,
                low,
                high,
                n,
                invited,
                responseRate,
                withheldMonths,
            ];
        }),
    );
}
