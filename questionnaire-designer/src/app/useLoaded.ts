import { FhirError } from '@stemme/questionnaire-renderer/fhir';
import { loadSession } from '@stemme/questionnaire-renderer/session';
import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'loaded'; value: T };

/**
 * Runs a request when the component appears, when `load` changes and when asked to try again. When nobody is signed in
 * any more, the session is asked for again and the app leads to sign-in.
 */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): [Loaded<T>, () => void] {
    const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
    const [round, setRound] = useState(0);
    useEffect(() => {
        const abort = new AbortController();
        load(abort.signal).then(
            (value) => abort.signal.aborted || setLoaded({ state: 'loaded', value }),
            (error: unknown) => {
                if (error instanceof FhirError && error.status === 401) void loadSession();
                if (!abort.signal.aborted) setLoaded({ state: 'failed', error });
            },
        );
        return () => abort.abort();
    }, [load, round]);
    return [loaded, useCallback(() => setRound((before) => before + 1), [])];
}
