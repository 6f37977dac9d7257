import type { MouseEvent, ReactNode } from 'react';
import { columnsOf, columnText } from './columns';
import type { Combined } from './combine';
import type { Indicator } from './indicators';
import { messages } from './messages';
import type { UnitRow } from './units';

interface Props {
    row: UnitRow;
    /** Undefined until it has been fetched. */
    figure: Combined | undefined;
    indicator: Indicator;
    expanded: boolean;
    selected: boolean;
    tabStop: boolean;
    onFocus: () => void;
    onSelect: () => void;
    onToggle: () => void;
}

/** A unit with its figures. */
export function UnitTreeRow({
    row,
    figure,
    indicator,
    expanded,
    selected,
    tabStop,
    onFocus,
    onSelect,
    onToggle,
}: Props) {
    const { reference, name, children } = row.unit;
    return (
        <tr
            role="row"
            data-unit={reference}
            aria-level={row.level}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={children.length > 0 ? expanded : undefined}
            aria-selected={selected}
            tabIndex={tabStop ? 0 : -1}
            onFocus={onFocus}
            onClick={onSelect}
        >
            <th role="rowheader" scope="row" style={{ paddingInlineStart: `${(row.level - 1) * 16}px` }}>
                <span className="unit-name">
                    <Toggle name={name} open={expanded} has={children.length > 0} onToggle={onToggle} />
                    {name}
                </span>
                <PartlyWithheld figure={figure} />
            </th>
            <FigureCells figure={figure} indicator={indicator} />
        </tr>
    );
}

function Toggle({ name, open, has, onToggle }: { name: string; open: boolean; has: boolean; onToggle: () => void }) {
    const { t } = messages.use();
    const click = (event: MouseEvent) => {
        event.stopPropagation();
        onToggle();
    };
    if (!has) return <span className="unit-toggle" />;
    return (
        <button
            type="button"
            className="unit-toggle"
            tabIndex={-1}
            aria-label={t(open ? 'close' : 'open', { name })}
            onClick={click}
        >
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d={open ? 'M2 4l4 4 4-4' : 'M4 2l4 4-4 4'} fill="none" stroke="currentColor" strokeWidth="2" />
            </svg>
        </button>
    );
}

/** Says so when a figure over several months lacks some of them. */
function PartlyWithheld({ figure }: { figure: Combined | undefined }) {
    const { t } = messages.use();
    if (!figure?.withheldMonths || figure.suppressed) return null;
    return <span className="small soft unit-partly">{t('withheldMonths', { count: figure.withheldMonths })}</span>;
}

function FigureCells({ figure, indicator }: Pick<Props, 'figure' | 'indicator'>) {
    const { t, language } = messages.use();
    const columns = columnsOf(indicator);
    if (!figure || figure.suppressed || figure.value === undefined) {
        const word = !figure ? 'loading' : figure.suppressed ? 'withheld' : 'noFigure';
        return (
            <td role="gridcell" colSpan={columns.length} className="soft unit-none">
                {t(word)}
            </td>
        );
    }
    return columns.map((column) => (
        <Cell key={column} label={t(column)}>
            {columnText(column, figure, indicator, language)}
        </Cell>
    ));
}

/** On a phone, where the column headings are out of sight, each figure carries its own. */
function Cell({ label, children }: { label: string; children: ReactNode }) {
    return (
        <td role="gridcell" data-label={label}>
            {children}
        </td>
    );
}
