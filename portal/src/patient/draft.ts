import { FhirError, fhir } from '@stemme/questionnaire-renderer/fhir';
import type { QuestionnaireResponse } from 'fhir/r4';

/**
 * How it stands with the answers. `waiting`: not on the server yet, tried again by itself. `refused`: the server said no.
 * `elsewhere`: sent from another device. Only `saved` and `sent` say that the server has them.
 */
export type SaveState =
    | { kind: 'idle' | 'saving' | 'saved' | 'sent' | 'elsewhere' }
    | { kind: 'waiting'; sending: boolean }
    | { kind: 'refused'; sending: boolean; reason: string };

/** Merges what another device has stored with what was answered here; what was answered here wins. */
type Merge = (theirs: QuestionnaireResponse, ours: QuestionnaireResponse) => QuestionnaireResponse;

interface Callbacks {
    onState: (state: SaveState) => void;
    /** Another device has answered too: the two sets of answers put together, already on their way to the server. */
    onMerged: (response: QuestionnaireResponse) => void;
    onSignedOut: () => void;
    merge: Merge;
}

const prefix = 'stemme.unsent.';

/** Answers that did not reach the server before the page was left; kept until this browser tab closes. */
export const unsentOf = (key: string): QuestionnaireResponse | undefined => {
    const text = sessionStorage.getItem(prefix + key);
    return text ? (JSON.parse(text) as QuestionnaireResponse) : undefined;
};

/**
 * Carries the answers of one invitation to the server: one request at a time, always the newest answers, again and again
 * when the net fails (after 1, 2, 4 … 30 seconds, and at once when the browser is back online).
 */
export class Draft {
    #stored: QuestionnaireResponse | undefined;
    #pending: QuestionnaireResponse | undefined;
    #busy = false;
    #failures = 0;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly key: string,
        stored: QuestionnaireResponse | undefined,
        private readonly callbacks: Callbacks,
    ) {
        this.#stored = stored;
    }

    /** Begins to listen for the net, and takes up what an earlier visit left behind. */
    open(): void {
        addEventListener('online', this.#again);
        const unsent = unsentOf(this.key);
        if (unsent) this.put(unsent);
    }

    /** Stops trying; what is unsent stays on the device for the next visit. */
    close(): void {
        removeEventListener('online', this.#again);
        clearTimeout(this.#timer);
    }

    /** True while there are answers that the server does not have. */
    get unsaved(): boolean {
        return this.#pending !== undefined || this.#busy;
    }

    /** Takes the newest answers; a response with status completed is the sending. */
    put(response: QuestionnaireResponse): void {
        this.#pending = response;
        sessionStorage.setItem(prefix + this.key, JSON.stringify(response));
        void this.#flush();
    }

    #again = () => void this.#flush();

    async #flush(): Promise<void> {
        if (this.#busy) return;
        this.#busy = true;
        clearTimeout(this.#timer);
        for (let next = this.#pending; next; next = this.#pending) {
            this.#pending = undefined;
            this.callbacks.onState({ kind: 'saving' });
            const goOn = await this.#store(next).then(
                () => this.#succeeded(next),
                (error: unknown) => this.#failed(next, error),
            );
            if (!goOn) break;
        }
        this.#busy = false;
    }

    async #store(response: QuestionnaireResponse): Promise<void> {
        const { meta: _meta, ...body } = response;
        const stored = this.#stored;
        if (!stored?.id) {
            this.#stored = await fhir.create<QuestionnaireResponse>(body);
            return;
        }
        const version = stored.meta?.versionId;
        const headers = version ? { 'If-Match': `W/"${version}"` } : undefined;
        this.#stored = await fhir.update<QuestionnaireResponse>({ ...body, id: stored.id }, { headers });
    }

    #succeeded(response: QuestionnaireResponse): boolean {
        this.#failures = 0;
        if (this.#pending) return true;
        sessionStorage.removeItem(prefix + this.key);
        this.callbacks.onState({ kind: response.status === 'completed' ? 'sent' : 'saved' });
        return false;
    }

    /** Decides what a failure means; true when the next attempt can be made at once. */
    async #failed(response: QuestionnaireResponse, error: unknown): Promise<boolean> {
        const sending = response.status === 'completed';
        const status = error instanceof FhirError ? error.status : 0;
        this.#pending ??= response;
        if (status === 409 || status === 412) return this.#meet(response);
        if (status === 401) this.callbacks.onSignedOut();
        if (status === 0 || status === 401 || status === 429 || status >= 500) {
            this.#wait(sending);
            return false;
        }
        this.#pending = undefined;
        this.callbacks.onState({ kind: 'refused', sending, reason: (error as Error).message });
        return false;
    }

    #wait(sending: boolean): void {
        this.callbacks.onState({ kind: 'waiting', sending });
        const seconds = Math.min(30, 2 ** this.#failures++);
        this.#timer = setTimeout(this.#again, seconds * 1000);
    }

    /** Another device has stored something in the meantime. */
    async #meet(response: QuestionnaireResponse): Promise<boolean> {
        if (this.#failures++ > 3) {
            this.#wait(response.status === 'completed');
            return false;
        }
        const theirs = await this.#theirs(response).catch(() => undefined);
        if (!theirs) {
            this.#wait(response.status === 'completed');
            return false;
        }
        this.#stored = theirs;
        if (theirs.status !== 'in-progress') {
            this.#pending = undefined;
            sessionStorage.removeItem(prefix + this.key);
            this.callbacks.onState({ kind: sameAnswers(theirs, response) ? 'sent' : 'elsewhere' });
            return false;
        }
        this.#pending = this.callbacks.merge(theirs, this.#pending ?? response);
        this.callbacks.onMerged(this.#pending);
        return true;
    }

    async #theirs(response: QuestionnaireResponse): Promise<QuestionnaireResponse | undefined> {
        if (this.#stored?.id) return fhir.get<QuestionnaireResponse>(`QuestionnaireResponse/${this.#stored.id}`);
        const { system, value } = response.identifier ?? {};
        const page = await fhir.search<QuestionnaireResponse>('QuestionnaireResponse', {
            identifier: `${system}|${value}`,
        });
        return page.resources[0];
    }
}

/** The answers arrived although the server's confirmation did not. */
function sameAnswers(one: QuestionnaireResponse, other: QuestionnaireResponse): boolean {
    return JSON.stringify(one.item) === JSON.stringify(other.item);
}
