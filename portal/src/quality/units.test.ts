import type { Location } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { moveInTree } from './treeKeys';
import { findUnit, treeOf, upwards, visibleRows } from './units';

const location = (id: string, partOf?: string): Location => ({
    resourceType: 'Location',
    id,
    name: `Unit ${id}`,
    partOf: partOf ? { reference: `Location/${partOf}` } : undefined,
});
const roots = treeOf([location('10', '1'), location('2', '1'), location('1', 'unseen'), location('21', '2')]);
const names = (rows: { unit: { name: string } }[]) => rows.map(({ unit }) => unit.name);

describe('the tree of units', () => {
    it('begins with those whose parent is not to be seen', () => {
        expect(roots.map(({ name }) => name)).toEqual(['Unit 1']);
    });

    it('is sorted by name, numbers as numbers', () => {
        expect(roots[0]!.children.map(({ name }) => name)).toEqual(['Unit 2', 'Unit 10']);
    });

    it('shows the children of what is open, with level and place', () => {
        const rows = visibleRows(roots, new Set(['Location/1']));
        expect(rows.map(({ level, position, siblings }) => [level, position, siblings])).toEqual([
            [1, 1, 1],
            [2, 1, 2],
            [2, 2, 2],
        ]);
    });

    it('leads from a unit to all above it', () => {
        expect(upwards(findUnit(roots, 'Location/21')).map(({ name }) => name)).toEqual([
            'Unit 21',
            'Unit 2',
            'Unit 1',
        ]);
    });
});

describe('the keys of the tree', () => {
    const expanded = new Set(['Location/1', 'Location/2']);
    const rows = visibleRows(roots, expanded);
    const press = (key: string, on: string) => {
        const move = moveInTree(key, rows, `Location/${on}`, expanded);
        return move && `${move.kind} ${move.unit.name}`;
    };

    it('are tried on these rows', () => {
        expect(names(rows)).toEqual(['Unit 1', 'Unit 2', 'Unit 21', 'Unit 10']);
    });

    it.each([
        ['ArrowDown', '1', 'focus Unit 2'],
        ['ArrowUp', '21', 'focus Unit 2'],
        ['ArrowUp', '1', undefined],
        ['Home', '10', 'focus Unit 1'],
        ['End', '1', 'focus Unit 10'],
        ['ArrowRight', '2', 'focus Unit 21'],
        ['ArrowRight', '10', undefined],
        ['ArrowLeft', '2', 'toggle Unit 2'],
        ['ArrowLeft', '21', 'focus Unit 2'],
        ['Enter', '21', 'select Unit 21'],
        [' ', '10', 'select Unit 10'],
        ['x', '1', undefined],
    ])('%s on unit %s: %s', (key, on, expected) => {
        expect(press(key, on)).toBe(expected);
    });

    it('open a closed unit with the right arrow', () => {
        const closed = visibleRows(roots, new Set());
        expect(moveInTree('ArrowRight', closed, 'Location/1', new Set())?.kind).toBe('toggle');
    });
});
