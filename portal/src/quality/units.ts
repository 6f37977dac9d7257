import type { Location } from 'fhir/r4';

/** A unit in today's tree. `reference` is `Location/7`. */
export interface UnitNode {
    readonly reference: string;
    readonly name: string;
    readonly parent?: UnitNode;
    readonly children: UnitNode[];
}

/** A unit as a row of the tree, with its place among its siblings (from 1). */
export interface UnitRow {
    readonly unit: UnitNode;
    readonly level: number;
    readonly position: number;
    readonly siblings: number;
}

/** Builds the tree from `partOf`; a unit whose parent is not among them stands at the top. Sorted by name, never by figure. */
export function treeOf(locations: readonly Location[]): UnitNode[] {
    const byReference = new Map(locations.map((location) => [`Location/${location.id}`, location]));
    const childrenOf = (parent: string | undefined, node: UnitNode | undefined): UnitNode[] =>
        locations
            .filter((location) => known(location.partOf?.reference) === parent)
            .map((location) => {
                const made: UnitNode = {
                    reference: `Location/${location.id}`,
                    name: location.name ?? location.id ?? '',
                    parent: node,
                    children: [],
                };
                made.children.push(...childrenOf(made.reference, made));
                return made;
            })
            .sort((one, other) => one.name.localeCompare(other.name, 'da', { numeric: true }));
    const known = (reference: string | undefined) => (reference && byReference.has(reference) ? reference : undefined);
    return childrenOf(undefined, undefined);
}

/** The rows that show when these units are expanded. */
export function visibleRows(roots: readonly UnitNode[], expanded: ReadonlySet<string>, level = 1): UnitRow[] {
    return roots.flatMap((unit, index) => [
        { unit, level, position: index + 1, siblings: roots.length },
        ...(expanded.has(unit.reference) ? visibleRows(unit.children, expanded, level + 1) : []),
    ]);
}

/** The unit itself and all above it, the nearest first. */
export const upwards = (unit: UnitNode | undefined): UnitNode[] => (unit ? [unit, ...upwards(unit.parent)] : []);

export function findUnit(roots: readonly UnitNode[], reference: string | null | undefined): UnitNode | undefined {
    for (const unit of roots) {
        const found = unit.reference === reference ? unit : findUnit(unit.children, reference);
        if (found) return found;
    }
    return undefined;
}
