import { useState } from 'react';
import { useLoaded as useFetched, type Loaded as Fetched } from '../app/useLoaded';

/** What a page fetches, with a way to fetch it anew. */
export interface Loaded<T> extends Fetched<T> {
    readonly again: () => void;
}

/** Fetches when the page is shown, whenever `key` changes, and when asked `again`. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
    const [attempt, setAttempt] = useState(0);
    return { ...useFetched(`${attempt} ${key}`, load), again: () => setAttempt((count) => count + 1) };
}
