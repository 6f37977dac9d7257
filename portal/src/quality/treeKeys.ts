import type { UnitNode, UnitRow } from './units';

/** What a key does in the tree: move to another unit, open or close one, or show its chart. */
export interface TreeMove {
    readonly kind: 'focus' | 'toggle' | 'select';
    readonly unit: UnitNode;
}

/** Keys of a treegrid with row focus. Source: ARIA Authoring Practices, Treegrid Pattern. */
export function moveInTree(
    key: string,
    rows: readonly UnitRow[],
    focused: string,
    expanded: ReadonlySet<string>,
): TreeMove | undefined {
    const index = rows.findIndex(({ unit }) => unit.reference === focused);
    const unit = rows[index]?.unit;
    if (!unit) return undefined;
    const open = expanded.has(unit.reference) && unit.children.length > 0;
    const focus = (target: UnitNode | undefined): TreeMove | undefined => target && { kind: 'focus', unit: target };
    switch (key) {
        case 'ArrowDown':
            return focus(rows[index + 1]?.unit);
        case 'ArrowUp':
            return focus(rows[index - 1]?.unit);
        case 'Home':
            return focus(rows[0]?.unit);
        case 'End':
            return focus(rows.at(-1)?.unit);
        case 'ArrowRight':
            if (open) return focus(unit.children[0]);
            return unit.children.length > 0 ? { kind: 'toggle', unit } : undefined;
        case 'ArrowLeft':
            return open ? { kind: 'toggle', unit } : focus(unit.parent);
        case 'Enter':
        case ' ':
            return { kind: 'select', unit };
        default:
            return undefined;
    }
}
