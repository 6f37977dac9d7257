import { xsrfToken } from '../fhir/client';
import { useSyncExternalStore } from 'react';

export type Role = 'patient' | 'clinician' | 'quality' | 'author' | 'administrator';

export interface Unit {
    reference: string;
    display: string;
}

/** Someone signed in: `fhirUser` is who they are, `patients` whose questionnaires they answer, `units` where they work. */
export interface SignedIn {
    demo: boolean;
    signedIn: true;
    name: string;
    role: Role;
    fhirUser: string;
    patients: string[];
    units: Unit[];
}

export type Session = SignedIn | { demo: boolean; signedIn: false };

let session: Session | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    if (!session) void loadSession();
    return () => listeners.delete(listener);
}

/** Asks the server again who is signed in. A server that does not answer counts as nobody signed in. */
export function loadSession(): Promise<void> {
    loading ??= fetch('/session', { headers: { Accept: 'application/json' } })
        .then((response) => (response.ok ? response.json() : Promise.reject(response)))
        .catch(() => ({ demo: false, signedIn: false }))
        .then((answer: Session) => {
            session = answer;
            loading = undefined;
            listeners.forEach((listener) => listener());
        });
    return loading;
}

/** Who is signed in; undefined until the server has said. */
export const useSession = (): Session | undefined => useSyncExternalStore(subscribe, () => session);

/** For pages the shell only shows to somebody signed in. */
export function useSignedIn(): SignedIn {
    const current = useSession();
    if (!current?.signedIn) throw new Error('This page is shown only to somebody signed in');
    return current;
}

async function post(url: string, form?: URLSearchParams): Promise<void> {
    const response = await fetch(url, { method: 'POST', headers: { 'X-XSRF-TOKEN': xsrfToken() }, body: form });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    await loadSession();
}

/** Signs in as one of the invented people of the demo. */
export const signIn = (username: string): Promise<void> => post('/sign-in', new URLSearchParams({ username }));

/** Signs out and leaves no answers behind on the device. */
export function signOut(): Promise<void> {
    sessionStorage.clear();
    return post('/sign-out');
}
