import type { Questionnaire } from 'fhir/r4';
import { expect, test } from 'vitest';
import { begin, redo, seal, select, step, undo, type History } from './history';

const titled = (title: string): Questionnaire => ({ resourceType: 'Questionnaire', status: 'draft', title });
const type = (history: History, title: string, field?: string) =>
    step(history, { document: titled(title), selected: [] }, field);

test('a thousand steps can be undone and redone', () => {
    const numbers = Array.from({ length: 1000 }, (_, number) => String(number));
    const done = numbers.reduce((history, title) => type(history, title), begin(titled('start')));
    const undone = numbers.reduce(undo, done);
    expect(undone.present.document.title).toBe('start');
    expect(numbers.reduce(redo, undone).present.document.title).toBe('999');
});

test('letters typed into one field are one step', () => {
    const typed = ['P', 'Pa', 'Pai', 'Pain'].reduce(
        (history, title) => type(history, title, 'title'),
        begin(titled('')),
    );
    expect(undo(typed).present.document.title).toBe('');
});

test('a pause begins a new step', () => {
    const typed = type(seal(type(begin(titled('')), 'Pain', 'title')), 'Pain now', 'title');
    expect(undo(typed).present.document.title).toBe('Pain');
});

test('a new step after undo forgets what was undone', () => {
    const history = type(undo(type(begin(titled('a')), 'b')), 'c');
    expect(redo(history).present.document.title).toBe('c');
});

test('selecting is no step, and undo shows the item that was open', () => {
    const opened = select(begin(titled('a')), [2]);
    expect(opened.past).toEqual([]);
    expect(undo(select(type(opened, 'b'), [5])).present.selected).toEqual([2]);
});

test('undo and redo at the ends do nothing', () => {
    const history = begin(titled('a'));
    expect([undo(history), redo(history)]).toEqual([history, history]);
});
