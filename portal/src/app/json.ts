import { FhirError, xsrfToken } from '@stemme/questionnaire-renderer/fhir';

/** An error as OAuth tells it (RFC 6749 section 5.2, RFC 7591 section 3.2.2). */
interface Refused {
    error?: string;
    error_description?: string;
}

/** The server's other questions than FHIR's, answered in JSON; what it refuses is an error with its own words. */
export async function sendJson<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await fetch(url, {
        method,
        signal,
        credentials: 'same-origin',
        headers: {
            Accept: 'application/json',
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': xsrfToken() }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
    }).catch((cause: unknown) => {
        if (signal?.aborted) throw cause;
        throw new FhirError(0);
    });
    if (!response.ok) throw new JsonError(response.status, await response.json().catch(() => ({})));
    return (response.status === 204 ? undefined : await response.json()) as T;
}

export const getJson = <T>(url: string, signal?: AbortSignal): Promise<T> => sendJson<T>('GET', url, undefined, signal);

/** A refusal with the server's code and words. */
export class JsonError extends FhirError {
    readonly code: string;
    readonly description: string | undefined;

    constructor(status: number, refused: Refused) {
        super(status);
        this.code = refused.error ?? '';
        this.description = refused.error_description;
        if (this.description) this.message = this.description;
    }
}
