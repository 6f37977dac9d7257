import { useEffect, useState } from 'react';
import { FhirError } from '../fhir/client';
import { loadSession } from './session';

/** What a page fetches: nothing yet, the value, or why it failed; and a way to fetch it anew. */
export interface Loaded<T> {
    readonly value?: T;
    readonly failed?: unknown;
    readonly again: () => void;
}

/**
 * Fetches when the page is shown, whenever `key` changes and when asked `again`. When the server says that nobody is
 * signed in any more, the session is asked for again and the app leads to sign-in.
 */
export function useLoaded<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
    const [round, setRound] = useState(0);
    const asked = `${round} ${key}`;
    const [answer, setAnswer] = useState<{ to?: string; value?: T; failed?: unknown }>({});
    useEffect(() => {
        const leaving = new AbortController();
        const settle = (found: { value: T } | { failed: unknown }) =>
            leaving.signal.aborted || setAnswer({ ...found, to: asked });
        load(leaving.signal)
            .then((value) => settle({ value }))
            .catch((failed: unknown) => {
                if (failed instanceof FhirError && failed.status === 401) void loadSession();
                settle({ failed });
            });
        return () => leaving.abort();
        // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says what is fetched
    }, [asked]);
    const { value, failed } = answer.to === asked ? answer : {};
    return { value, failed, again: () => setRound(round + 1) };
}
