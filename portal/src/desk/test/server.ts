import type { FhirResource, Questionnaire } from 'fhir/r4';
import { vi } from 'vitest';

/** Answers a request for `path` (below /fhir, without query) or lets the next one try. */
export type Route = (path: string, query: URLSearchParams) => FhirResource | undefined;

/** A searchset of matches, with included resources after them. */
export const bundle = (matches: FhirResource[], includes: FhirResource[] = []): FhirResource => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
        ...matches.map((resource) => ({ resource, search: { mode: 'match' as const } })),
        ...includes.map((resource) => ({ resource, search: { mode: 'include' as const } })),
    ],
});

/** Stands in for the server: a session and these routes; everything else is not found. Returns the requests made. */
export function serve(session: object, ...routes: Route[]): string[] {
    const requests: string[] = [];
    vi.stubGlobal('fetch', async (address: string) => {
        const url = new URL(address, 'http://localhost');
        requests.push(url.pathname + url.search);
        if (url.pathname === '/session') return Response.json(session);
        const path = url.pathname.replace('/fhir/', '');
        const found = routes.map((route) => route(path, url.searchParams)).find(Boolean);
        const missing = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] };
        return found ? Response.json(found) : Response.json(missing, { status: 404 });
    });
    return requests;
}

/** Serves resources of a type by the `url` parameter, several separated by commas. */
export function byUrl<T extends FhirResource>(
    type: T['resourceType'],
    resources: T[],
    urlOf: (resource: T) => string,
): Route {
    return (path, query) => {
        const urls = query.get('url')?.split(',') ?? [];
        return path === type ? bundle(resources.filter((resource) => urls.includes(urlOf(resource)))) : undefined;
    };
}

export const questionnaires = (...all: Questionnaire[]): Route => byUrl('Questionnaire', all, ({ url }) => url ?? '');
