import { FhirError } from '@stemme/questionnaire-renderer/fhir';
import { useEffect, useState } from 'react';
import { loadSession } from './session';

/** What a page fetches: nothing yet, the value, or that it failed. */
export interface Loaded<T> {
    value?: T;
    failed?: unknown;
}

/**
 * Fetches when the page is shown and again whenever `key` changes. When the server says that nobody is signed in any
 * more, the session is asked for again and the shell leads to sign-in.
 */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
    const [state, setState] = useState<Loaded<T> & { key?: string }>({});
    useEffect(() => {
        let current = true;
        const settle = (next: Loaded<T>) => current && setState({ ...next, key });
        load()
            .then((value) => settle({ value }))
            .catch((failed: unknown) => {
                if (failed instanceof FhirError && failed.status === 401) void loadSession();
                settle({ failed });
            });
        return () => {
            current = false;
        };
        // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says what is fetched
    }, [key]);
    return state.key === key ? state : {};
}
