import type { Questionnaire, QuestionnaireItem } from 'fhir/r4';
import { describe, expect, test } from 'vitest';
import { dropped, insertItem, moveItem, removeItem, rows, stepped, type Direction, type DropPlace } from './tree';

/** `A(a b) c` is a group A with a and b, then c. */
const form: Questionnaire = {
    resourceType: 'Questionnaire',
    status: 'draft',
    item: [group('A', question('a'), question('b')), question('c'), group('D', question('d'))],
};

function question(linkId: string): QuestionnaireItem {
    return { linkId, type: 'string' };
}

function group(linkId: string, ...item: QuestionnaireItem[]): QuestionnaireItem {
    return { linkId, type: 'group', item };
}

const shape = (items: QuestionnaireItem[] = []): string =>
    items.map((item) => item.linkId + (item.type === 'group' ? `(${shape(item.item)})` : '')).join(' ');

const pathTo = (linkId: string) => rows(form).find((row) => row.item.linkId === linkId)!.path;

test('rows come in reading order with their place among their siblings', () => {
    expect(rows(form).map((row) => `${row.path.join('.')} ${row.item.linkId} ${row.position}/${row.size}`)).toEqual([
        '0 A 1/3',
        '0.0 a 1/2',
        '0.1 b 2/2',
        '1 c 2/3',
        '2 D 3/3',
        '2.0 d 1/1',
    ]);
});

test('inserting and removing', () => {
    expect(shape(insertItem(form, [0, 1], question('x')).item)).toBe('A(a x b) c D(d)');
    expect(shape(removeItem(form, [0]).item)).toBe('c D(d)');
});

test('a group that loses its last item keeps no empty list', () => {
    expect(removeItem(form, [2, 0]).item?.[2]).toEqual({ linkId: 'D', type: 'group' });
});

test('nothing but the touched branch is copied', () => {
    expect(insertItem(form, [0, 0], question('x')).item![1]).toBe(form.item![1]);
});

describe('one step', () => {
    test.each<[string, Direction, string]>([
        ['a', 'up', 'nowhere'],
        ['b', 'up', 'A(b a) c D(d)'],
        ['a', 'down', 'A(b a) c D(d)'],
        ['b', 'down', 'nowhere'],
        ['c', 'up', 'c A(a b) D(d)'],
        ['c', 'in', 'A(a b c) D(d)'],
        ['D', 'in', 'nowhere'],
        ['A', 'in', 'nowhere'],
        ['a', 'out', 'A(b) a c D(d)'],
        ['d', 'out', 'A(a b) c D() d'],
        ['c', 'out', 'nowhere'],
    ])('%s %s: %s', (linkId, direction, expected) => {
        const to = stepped(form, pathTo(linkId), direction);
        expect(to ? shape(moveItem(form, pathTo(linkId), to).item) : 'nowhere').toBe(expected);
    });
});

describe('drag and drop', () => {
    test.each<[string, DropPlace, string, string]>([
        ['a', 'after', 'c', 'A(b) c a D(d)'],
        ['c', 'before', 'A', 'c A(a b) D(d)'],
        ['A', 'after', 'c', 'c A(a b) D(d)'],
        ['A', 'inside', 'D', 'c D(d A(a b))'],
        ['a', 'inside', 'A', 'A(b a) c D(d)'],
        ['A', 'before', 'd', 'c D(A(a b) d)'],
        ['A', 'inside', 'A', 'nowhere'],
        ['A', 'after', 'b', 'nowhere'],
    ])('%s %s %s: %s', (dragged, place, target, expected) => {
        const to = dropped(form, pathTo(dragged), pathTo(target), place);
        expect(to ? shape(moveItem(form, pathTo(dragged), to).item) : 'nowhere').toBe(expected);
    });
});
