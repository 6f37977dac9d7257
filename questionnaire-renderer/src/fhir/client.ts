import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4';

/** Where the FHIR server answers, on the same origin as the page. */
export const fhirBase = '/fhir';

/** A request the server refused, or (status 0) one that never reached it. `outcome` is the server's own words. */
export class FhirError extends Error {
    constructor(
        readonly status: number,
        readonly outcome?: OperationOutcome,
    ) {
        super(
            outcome?.issue?.map((issue) => issue.diagnostics ?? issue.details?.text ?? issue.code).join('\n') ||
                `HTTP ${status}`,
        );
        this.name = 'FhirError';
    }

    /** True when the network failed, so that the same request may be sent again. */
    get offline(): boolean {
        return this.status === 0;
    }
}

/** One page of a search: `resources` are the matches and the included ones in the server's order. */
export interface Page<T extends FhirResource = FhirResource> {
    readonly bundle: Bundle;
    readonly resources: T[];
    /** The following page, or undefined after the last. */
    next(): Promise<Page<T> | undefined>;
}

export type SearchParams = Record<string, string | number | readonly string[] | undefined>;

interface Options {
    signal?: AbortSignal;
    headers?: Record<string, string>;
    /** Another reader and writer of JSON, for a page that must keep every digit of a decimal. */
    json?: Json;
}

export interface Json {
    parse(text: string): unknown;
    stringify(value: unknown): string;
}

/** The token the server expects back in `X-XSRF-TOKEN` on everything that is not a GET. */
export function xsrfToken(cookies: string = document.cookie): string {
    const found = cookies.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
    return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : '';
}

async function readOutcome(response: Response): Promise<OperationOutcome | undefined> {
    const body = await response.json().catch(() => undefined);
    return body?.resourceType === 'OperationOutcome' ? body : undefined;
}

/** Sends one request with session cookie, CSRF token and the page's language; throws FhirError. */
async function send<T>(method: string, url: string, body?: unknown, options: Options = {}): Promise<T> {
    const headers: Record<string, string> = {
        Accept: 'application/fhir+json',
        'Accept-Language': document.documentElement.lang || 'da',
        ...(body === undefined ? {} : { 'Content-Type': 'application/fhir+json' }),
        ...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': xsrfToken() }),
        ...options.headers,
    };
    const json = options.json ?? JSON;
    const response = await fetch(url, {
        method,
        headers,
        credentials: 'same-origin',
        signal: options.signal,
        body: body === undefined ? undefined : json.stringify(body),
    }).catch((cause: unknown) => {
        if (options.signal?.aborted) throw cause;
        throw new FhirError(0);
    });
    if (!response.ok) throw new FhirError(response.status, await readOutcome(response));
    return (response.status === 204 ? undefined : json.parse(await response.text())) as T;
}

function query(params: SearchParams): string {
    const pairs = Object.entries(params).flatMap(([name, value]) =>
        value === undefined ? [] : (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    );
    return new URLSearchParams(pairs).toString();
}

/** Links name the host the server believes it has; only path and query are ours to follow. */
function sameOrigin(link: string): string {
    const url = new URL(link, location.origin);
    return url.pathname + url.search;
}

async function page<T extends FhirResource>(url: string, options?: Options): Promise<Page<T>> {
    const bundle = await send<Bundle>('GET', url, undefined, options);
    const next = bundle.link?.find((link) => link.relation === 'next')?.url;
    return {
        bundle,
        resources: (bundle.entry ?? []).flatMap((entry) => (entry.resource ? [entry.resource as T] : [])),
        next: async () => (next ? page<T>(sameOrigin(next), options) : undefined),
    };
}

/** The server's FHIR interface. Paths are relative to the base: `Patient/1`, `Location/2/$overview`. */
export const fhir = {
    get: <T extends FhirResource>(path: string, options?: Options): Promise<T> =>
        send<T>('GET', `${fhirBase}/${path}`, undefined, options),

    /** First page of a search; an array value repeats the parameter. */
    search: <T extends FhirResource>(type: string, params: SearchParams = {}, options?: Options): Promise<Page<T>> =>
        page<T>(`${fhirBase}/${type}?${query(params)}`, options),

    /** All pages of a search. */
    async all<T extends FhirResource>(type: string, params: SearchParams = {}, options?: Options): Promise<T[]> {
        const found: T[] = [];
        let current: Page<T> | undefined = await fhir.search<T>(type, params, options);
        for (; current; current = await current.next()) found.push(...current.resources);
        return found;
    },

    create: <T extends FhirResource>(resource: T, options?: Options): Promise<T> =>
        send<T>('POST', `${fhirBase}/${resource.resourceType}`, resource, options),

    update: <T extends FhirResource>(resource: T, options?: Options): Promise<T> =>
        send<T>('PUT', `${fhirBase}/${resource.resourceType}/${resource.id}`, resource, options),

    /** Calls an operation by POST: `post('Questionnaire/$validate', parameters)`. */
    post: <T extends FhirResource>(path: string, body: unknown, options?: Options): Promise<T> =>
        send<T>('POST', `${fhirBase}/${path}`, body, options),
};
