import type { Questionnaire, QuestionnaireItem } from 'fhir/r4';

/** Where an item stands: its index on each level. The empty path is the questionnaire itself. */
export type Path = readonly number[];

/** One line of the tree: an item with its place. `position` counts from 1 among `size` siblings. */
export interface Row {
    readonly path: Path;
    readonly item: QuestionnaireItem;
    readonly position: number;
    readonly size: number;
}

type Parent = { item?: QuestionnaireItem[] };

export const samePath = (a: Path, b: Path) => a.length === b.length && startsWith(a, b);

const startsWith = (path: Path, start: Path) => start.every((index, level) => path[level] === index);

/** Every item, in the order in which it is shown. */
export function rows(parent: Parent, above: Path = []): Row[] {
    const items = parent.item ?? [];
    return items.flatMap((item, index) => {
        const path = [...above, index];
        return [{ path, item, position: index + 1, size: items.length }, ...rows(item, path)];
    });
}

/** The item at a path, or undefined where there is none. */
export function itemAt(questionnaire: Questionnaire, path: Path): QuestionnaireItem | undefined {
    if (path.length === 0) return undefined;
    const found = path.reduce<Parent | undefined>((parent, index) => parent?.item?.[index], questionnaire);
    return found as QuestionnaireItem | undefined;
}

export function updateItem(
    questionnaire: Questionnaire,
    path: Path,
    change: (item: QuestionnaireItem) => QuestionnaireItem,
): Questionnaire {
    return changeSiblings(questionnaire, path, (items, index) => items.with(index, change(items[index]!)));
}

/** Puts an item where it then has that path; what stood there moves down. */
export function insertItem(questionnaire: Questionnaire, path: Path, item: QuestionnaireItem): Questionnaire {
    return changeSiblings(questionnaire, path, (items, index) => items.toSpliced(index, 0, item));
}

export function removeItem(questionnaire: Questionnaire, path: Path): Questionnaire {
    return changeSiblings(questionnaire, path, (items, index) => items.toSpliced(index, 1));
}

/** Moves an item with all below it. `to` is the path it has afterwards. */
export function moveItem(questionnaire: Questionnaire, from: Path, to: Path): Questionnaire {
    const item = itemAt(questionnaire, from);
    return item === undefined ? questionnaire : insertItem(removeItem(questionnaire, from), to, item);
}

function changeSiblings<P extends Parent>(
    parent: P,
    [index, ...below]: Path,
    change: (items: QuestionnaireItem[], index: number) => QuestionnaireItem[],
): P {
    if (index === undefined) return parent;
    const items = parent.item ?? [];
    const changed =
        below.length === 0
            ? change(items, index)
            : items.map((item, at) => (at === index ? changeSiblings(item, below, change) : item));
    if (changed.length > 0) return { ...parent, item: changed };
    const { item: _none, ...childless } = parent;
    return childless as P;
}

export const DIRECTIONS = ['up', 'down', 'in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The path an item gets when moved one step, or undefined where it cannot go that way. */
export function stepped(questionnaire: Questionnaire, path: Path, direction: Direction): Path | undefined {
    const above = path.slice(0, -1);
    const index = path.at(-1);
    if (index === undefined) return undefined;
    const sibling = (at: number) => itemAt(questionnaire, [...above, at]);
    switch (direction) {
        case 'up':
            return index > 0 ? [...above, index - 1] : undefined;
        case 'down':
            return sibling(index + 1) ? [...above, index + 1] : undefined;
        case 'in': {
            const before = index > 0 ? sibling(index - 1) : undefined;
            return before?.type === 'group' ? [...above, index - 1, before.item?.length ?? 0] : undefined;
        }
        case 'out':
            return above.length > 0 ? [...above.slice(0, -1), above.at(-1)! + 1] : undefined;
    }
}

export type DropPlace = 'before' | 'after' | 'inside';

/** The path an item gets when dropped at another, or undefined when that is itself or lies below it. */
export function dropped(questionnaire: Questionnaire, from: Path, onto: Path, place: DropPlace): Path | undefined {
    if (startsWith(onto, from)) return undefined;
    const target = withoutRemoved(onto, from);
    if (place === 'inside') {
        const inside = itemAt(removeItem(questionnaire, from), target)?.item?.length ?? 0;
        return [...target, inside];
    }
    return place === 'before' ? target : [...target.slice(0, -1), target.at(-1)! + 1];
}

/** A path as it reads once the item at `removed` is gone. */
function withoutRemoved(path: Path, removed: Path): Path {
    const level = removed.length - 1;
    const shifts = startsWith(path, removed.slice(0, -1)) && path[level]! > removed[level]!;
    return shifts ? path.with(level, path[level]! - 1) : path;
}
