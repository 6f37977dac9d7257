import type { Questionnaire } from 'fhir/r4';
import { vi } from 'vitest';
import { readJson, writeJson } from '../document/json';

/** A server in memory: sign-in state and questionnaires with versions and If-Match, as the designer uses them. */
export function startServer(questionnaires: Questionnaire[], role = 'author') {
    let signedIn = true;
    const stored = new Map(questionnaires.map((one) => [one.id!, one]));
    const put = (id: string, request: RequestInit) => {
        const old = stored.get(id);
        const expected = new Headers(request.headers).get('If-Match');
        if (expected && expected !== `W/"${old?.meta?.versionId}"`) return refusal(412, 'Version conflict');
        const versionId = String(Number(old?.meta?.versionId ?? 0) + 1);
        const sent = readJson<Questionnaire>(request.body as string);
        stored.set(id, { ...sent, meta: { ...sent.meta, versionId, lastUpdated: '2026-11-21T10:00:00Z' } });
        return answer(stored.get(id));
    };
    const search = (params: URLSearchParams) =>
        answer({
            resourceType: 'Bundle',
            type: 'searchset',
            entry: [...stored.values()]
                .filter((one) => !params.has('url') || one.url === params.get('url'))
                .map((resource) => ({ resource })),
        });
    vi.stubGlobal('fetch', async (address: string, request: RequestInit = {}) => {
        const url = new URL(address, 'http://localhost');
        if (url.pathname === '/sign-out') {
            signedIn = false;
            return new Response(null, { status: 204 });
        }
        if (url.pathname === '/session') return answer({ demo: true, signedIn, name: 'Karla Kirk', role });
        if (url.pathname === '/demo/progress') return answer({ responses: 0, of: 0, done: true });
        const id = url.pathname.split('/')[3];
        if (!id) return search(url.searchParams);
        if (request.method === 'PUT') return put(id, request);
        return stored.has(id) ? answer(stored.get(id)) : refusal(404, 'Not there');
    });
    return stored;
}

const answer = (body: unknown, status = 200) => new Response(writeJson(body), { status });

const refusal = (status: number, diagnostics: string) =>
    answer({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'conflict', diagnostics }] }, status);
