import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { Questionnaire } from 'fhir/r4';
import { afterEach, expect, test } from 'vitest';
import { example } from '../document/example';
import { writeJson } from '../document/json';
import { open } from '../test/page';
import { startServer } from '../test/server';

afterEach(cleanup);

const draft = (): Questionnaire => ({ ...example(), status: 'draft' });

async function openDraft(questionnaire = draft()) {
    const stored = startServer([questionnaire]);
    const person = open(`/designer/${questionnaire.id}`);
    const tree = await screen.findByRole('tree');
    const row = (name: RegExp) => within(tree).getByRole('treeitem', { name });
    const linkIds = () =>
        within(tree)
            .getAllByRole('treeitem')
            .flatMap((line) => line.querySelector('code')?.textContent ?? []);
    return { stored, person, row, linkIds };
}

const saved = () => waitFor(() => expect(screen.getByText('Saved')).toBeTruthy(), { timeout: 3000 });

test('a changed text is saved, and all the designer does not know is saved as it was', async () => {
    const { stored, person, row } = await openDraft();
    await person.click(row(/Does it hurt/));
    await person.type(screen.getByLabelText('Text, Danish'), ' Meget?');
    await saved();
    const { meta: _meta, ...after } = stored.get('wound-check-1.0.0')!;
    const { meta: _before, ...before } = draft();
    expect(writeJson(after)).toBe(writeJson(before).replace('Gør det ondt?', 'Gør det ondt? Meget?'));
    expect(await axeViolations()).toEqual([]);
});

test('the page has one title, and the preview takes its place below it', async () => {
    await openDraft();
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
    const frame = within(screen.getByRole('region', { name: 'The questionnaire on a phone' }));
    expect(frame.getByRole('heading', { level: 2 }).textContent).toBe('Wound check');
});

test('items are moved and deleted by keyboard, and undo brings them back', async () => {
    const { person, row, linkIds } = await openDraft();
    await person.click(row(/Days since/));
    await person.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(linkIds()).toEqual(['days', 'g1', 'pain', 'where', 'photo']);
    expect(document.activeElement).toBe(row(/Days since/));
    await person.keyboard('{Delete}');
    expect(linkIds()).toEqual(['g1', 'pain', 'where', 'photo']);
    await person.keyboard('{Control>}zz{/Control}');
    expect(linkIds()).toEqual(['g1', 'pain', 'where', 'days', 'photo']);
    await person.keyboard('{Control>}y{/Control}');
    expect(linkIds()).toEqual(['days', 'g1', 'pain', 'where', 'photo']);
});

test('a new question gets options, and the list of problems leads to what is missing', async () => {
    const { person, row } = await openDraft();
    await person.click(row(/The wound/));
    await person.click(within(screen.getByRole('group', { name: 'Add' })).getByRole('button', { name: 'Question' }));
    expect(row(/no text/).getAttribute('aria-selected')).toBe('true');
    await person.click(screen.getByRole('button', { name: 'Add option' }));
    expect(within(screen.getByRole('group', { name: 'Option 1' })).getByLabelText('Weight')).toHaveProperty(
        'value',
        '0',
    );

    await person.click(row(/Days since/));
    await person.click(screen.getByText(/things to mend before publishing/));
    await person.click(screen.getByRole('button', { name: /q1 The text is missing/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Text, English'));
    expect(row(/no text/).getAttribute('aria-selected')).toBe('true');
    expect(await axeViolations()).toEqual([]);
});

test('a condition is a sentence', async () => {
    const { stored, person, row } = await openDraft();
    await person.click(row(/Days since/));
    await person.click(screen.getByRole('button', { name: 'Add condition' }));
    const condition = within(screen.getByRole('group', { name: 'Condition 1' }));
    await person.selectOptions(condition.getByLabelText('Question'), 'pain');
    await person.selectOptions(condition.getByLabelText('Relation'), 'is not');
    await person.selectOptions(condition.getByLabelText('Answer'), 'Yes');
    await saved();
    expect(stored.get('wound-check-1.0.0')?.item?.[1]?.enableWhen).toEqual([
        { question: 'pain', operator: '!=', answerCoding: { system: 'http://example.org/pain', code: 'some' } },
    ]);
    expect(await axeViolations()).toEqual([]);
});

test('when someone else changed the draft, theirs can be loaded and undo brings back mine', async () => {
    const { stored, person } = await openDraft();
    stored.set('wound-check-1.0.0', { ...draft(), title: 'Theirs', meta: { versionId: '9' } });
    const title = screen.getByLabelText('Title, English');
    await person.type(title, '!');
    const warning = await screen.findByText(/Someone else has changed/, {}, { timeout: 3000 });
    expect(warning).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Load their version' }));
    await screen.findByRole('treeitem', { name: 'Theirs' });
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('treeitem', { name: 'Wound check!' })).toBeTruthy();
    await saved();
    expect(stored.get('wound-check-1.0.0')?.title).toBe('Wound check!');
});

test('publishing says what it means, and afterwards nothing can be changed', async () => {
    const { stored, person } = await openDraft();
    await person.click(screen.getByRole('button', { name: 'Publish' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Publish version 1.0.0?' }));
    expect(dialog.getByText(/can never be changed again/)).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    await person.click(dialog.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('This version is published and cannot be changed.')).toBeTruthy();
    expect(stored.get('wound-check-1.0.0')?.status).toBe('active');
    expect(screen.getByLabelText('Title, English')).toHaveProperty('readOnly', true);
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
    expect(await axeViolations()).toEqual([]);
});

test('what is wrong hinders publishing', async () => {
    const { person } = await openDraft({ ...draft(), title: '' });
    await person.click(screen.getByRole('button', { name: 'Publish' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Publish' })).toHaveProperty('disabled', true);
    await person.click(dialog.getByRole('button', { name: /has no title/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('Title, English'));
});

test('a published version retires', async () => {
    const stored = startServer([example()]);
    const person = open('/designer/wound-check-1.0.0');
    await person.click(await screen.findByRole('button', { name: 'Retire' }));
    await person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Retire' }));
    expect(await screen.findByText(/This version is retired/)).toBeTruthy();
    expect(stored.get('wound-check-1.0.0')?.status).toBe('retired');
});

test('a new version is a draft one minor version up', async () => {
    const stored = startServer([example()]);
    const person = open('/designer/wound-check-1.0.0');
    await person.click(await screen.findByRole('button', { name: 'New version' }));
    expect(await axeViolations()).toEqual([]);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Create draft' })).toHaveProperty('disabled', false));
    await person.click(screen.getByRole('button', { name: 'Create draft' }));
    expect(await screen.findByText('Version 1.1.0')).toBeTruthy();
    expect(stored.get('wound-check-1.1.0')).toMatchObject({ status: 'draft', version: '1.1.0' });
});

test('an address without a questionnaire says so', async () => {
    startServer([]);
    open('/designer/nothing-1.0.0');
    expect(await screen.findByRole('heading', { name: 'This page does not exist' })).toBeTruthy();
});
