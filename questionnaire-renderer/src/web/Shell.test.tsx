import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../i18n';
import { axeViolations } from '../test';
import { Shell } from './Shell';

beforeEach(() => {
    vi.useFakeTimers();
    setLanguage('en');
});
afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
});

/** Shows the shell; the server says these one after the other, and 404 after the last. */
async function show(demo: boolean, ...answers: object[]) {
    const fetched = vi.fn(async (_: string) => {
        const answer = answers.shift();
        return answer ? Response.json(answer) : new Response(null, { status: 404 });
    });
    vi.stubGlobal('fetch', fetched);
    const session = { demo, signedIn: false } as const;
    render(<Shell session={session} place="Here" onSignedOut={() => undefined} children={<h1>Page</h1>} />);
    await wait(0);
    return fetched;
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const banner = () => document.querySelector('.demo-banner')?.textContent;

describe('the demo banner', () => {
    it('says how far the demo has come, in the language of the page', async () => {
        await show(true, { responses: 3120, of: 12604, done: false });
        expect(banner()).toBe('Demo – invented data · 3,120 of 12,604 answers so far');
        const bar = screen.getByRole('progressbar', { name: '3,120 of 12,604 answers so far' });
        expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['3120', '12604']);
        act(() => setLanguage('da'));
        expect(banner()).toBe('Demo – opfundne data · 3.120 af 12.604 svar indtil nu');
    });

    it('asks every two seconds, and no more when the demo is complete', async () => {
        const fetched = await show(
            true,
            { responses: 0, of: 0, done: false },
            { responses: 10, of: 10, done: false },
            { responses: 10, of: 10, done: true },
        );
        expect(banner()).toBe('Demo – invented data');
        await wait(1999);
        expect(fetched).toHaveBeenCalledTimes(1);
        await wait(1);
        expect(banner()).toContain('10 of 10');
        await wait(2000);
        expect(banner()).toBe('Demo – invented data');
        expect(screen.queryByRole('progressbar')).toBeNull();
        await wait(10_000);
        expect(fetched.mock.calls).toEqual(Array(3).fill(['/demo/progress', expect.anything()]));
    });

    it('stands without numbers where the server has none', async () => {
        const fetched = await show(true);
        await wait(10_000);
        expect(banner()).toBe('Demo – invented data');
        expect(fetched).toHaveBeenCalledTimes(1);
    });

    it('is in the demo only', async () => {
        const fetched = await show(false);
        expect(banner()).toBeUndefined();
        expect(fetched).not.toHaveBeenCalled();
    });

    it('is accessible', async () => {
        await show(true, { responses: 3120, of: 12604, done: false });
        vi.useRealTimers();
        expect(await axeViolations()).toEqual([]);
    });
});
