import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FhirError } from '../fhir/client';
import { useLoaded } from './useLoaded';

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

function loaded<T>(load: (key: string, signal: AbortSignal) => Promise<T>) {
    return renderHook(({ key }) => useLoaded(key, (signal) => load(key, signal)), { initialProps: { key: 'a' } });
}

describe('what a page fetches', () => {
    it('is nothing at first, then the value', async () => {
        const { result } = loaded(async (key) => `value of ${key}`);
        expect(result.current).toMatchObject({ value: undefined, failed: undefined });
        await waitFor(() => expect(result.current.value).toBe('value of a'));
    });

    it('is that of the newest key, whichever answer comes last', async () => {
        const answers = new Map<string, (value: string) => void>();
        const signals: AbortSignal[] = [];
        const { result, rerender } = loaded((key, signal) => {
            signals.push(signal);
            return new Promise<string>((answer) => answers.set(key, answer));
        });
        rerender({ key: 'b' });
        expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
        await act(async () => answers.get('b')!('new'));
        await act(async () => answers.get('a')!('old'));
        expect(result.current.value).toBe('new');
    });

    it('can fail, and be asked for again', async () => {
        const offline = new Error('offline');
        const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(offline).mockResolvedValue('there');
        const { result } = loaded(load);
        await waitFor(() => expect(result.current.failed).toBe(offline));
        act(() => result.current.again());
        expect(result.current.failed).toBeUndefined();
        await waitFor(() => expect(result.current.value).toBe('there'));
    });

    it('asks who is signed in when the server knows nobody any more', async () => {
        const fetched = vi.fn(async () => Response.json({ demo: false, signedIn: false }));
        vi.stubGlobal('fetch', fetched);
        const { result } = loaded(() => Promise.reject(new FhirError(401)));
        await waitFor(() => expect(result.current.failed).toBeInstanceOf(FhirError));
        expect(fetched).toHaveBeenCalledWith('/session', expect.anything());
    });
});
