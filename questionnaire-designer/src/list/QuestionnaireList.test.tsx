import { loadSession } from '@stemme/questionnaire-renderer/session';
import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { example } from '../document/example';
import { open } from '../test/page';
import { startServer } from '../test/server';

afterEach(cleanup);

test('every questionnaire is listed with its versions and their status', async () => {
    startServer([example(), { ...example(), id: 'wound-check-1.1.0', version: '1.1.0', status: 'draft' }]);
    open('/designer/');
    const versions = await screen.findByRole('list', { name: 'Versions of Wound check' });
    expect(
        within(versions)
            .getAllByRole('listitem')
            .map((line) => line.textContent),
    ).toEqual([expect.stringMatching(/Version 1\.1\.0Draft/), expect.stringMatching(/Version 1\.0\.0Published/)]);
    expect(await axeViolations()).toEqual([]);
});

test('a search narrows the list and says when nothing is left', async () => {
    startServer([example()]);
    const person = open('/designer/');
    await person.type(await screen.findByLabelText('Search'), 'knee');
    expect(screen.getByRole('status').textContent).toBe('No questionnaire matches “knee”.');
    expect(await axeViolations()).toEqual([]);
});

test('without questionnaires it says how to begin', async () => {
    startServer([]);
    open('/designer/');
    expect(await screen.findByRole('heading', { name: 'No questionnaires yet' })).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
});

test('a new questionnaire begins as a stored draft', async () => {
    const stored = startServer([]);
    const person = open('/designer/');
    await person.click(await screen.findByRole('button', { name: 'New questionnaire' }));
    await person.type(screen.getByLabelText('Title in English'), 'Knee pain (short)');
    expect(await axeViolations()).toEqual([]);
    await person.click(screen.getByRole('button', { name: 'Create draft' }));
    expect(await screen.findByRole('treeitem', { name: /Knee pain/ })).toBeTruthy();
    expect(stored.get('knee-pain-short-1.0.0')).toMatchObject({ status: 'draft', version: '1.0.0' });
});

test('a name that is taken is refused, and nothing is overwritten', async () => {
    const stored = startServer([example()]);
    const person = open('/designer/');
    await person.click(await screen.findByRole('button', { name: 'New questionnaire' }));
    await person.type(screen.getByLabelText('Title in English'), 'Wound check');
    await person.click(screen.getByRole('button', { name: 'Create draft' }));
    expect((await screen.findByRole('alert')).textContent).toContain('wound-check-1.0.0');
    expect(stored.get('wound-check-1.0.0')).toEqual(example());
});

test('who is not an author is signed out and asked to sign in as one', async () => {
    startServer([], 'patient');
    await loadSession();
    const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const person = open('/designer/');
    expect(await screen.findByText(/signed in as Karla Kirk/)).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    await person.click(screen.getByRole('button', { name: 'Sign in as someone else' }));
    expect(left).toHaveBeenCalledWith('/sign-in?continue=%2Fdesigner%2F');
    const link = await screen.findByRole('link', { name: 'Sign in' });
    expect(link.getAttribute('href')).toBe('/sign-in?continue=%2Fdesigner%2F');
    left.mockRestore();
});
