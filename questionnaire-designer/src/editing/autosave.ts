import { FhirError } from '@stemme/questionnaire-renderer/fhir';
import type { Questionnaire } from 'fhir/r4';

/** Where the newest document stands: on the server, or why not. `reason` is the server's own words. */
export interface SaveState {
    readonly status: 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'refused';
    readonly reason?: string;
}

/** Sends one document; `versionId` is the server's version it was made on. */
export type Send = (document: Questionnaire, versionId: string | undefined) => Promise<Questionnaire>;

const PAUSE = 1000;
const RETRY = 5000;

/**
 * Keeps one draft on the server: waits for a pause in the changes, sends one request at a time, and tries again when the
 * network comes back. After a conflict it sends nothing until {@link adopt} is called.
 */
export class Autosave {
    state: SaveState = { status: 'saved' };
    private wanted: Questionnaire;
    private saved: Questionnaire;
    private versionId: string | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private running: Promise<void> | undefined;
    private readonly listeners = new Set<() => void>();

    constructor(
        opened: Questionnaire,
        private readonly send: Send,
    ) {
        this.wanted = this.saved = opened;
        this.versionId = opened.meta?.versionId;
    }

    readonly subscribe = (listener: () => void) => {
        this.listeners.add(listener);
        return () => void this.listeners.delete(listener);
    };

    /** Takes the newest document; it is sent after a pause. */
    offer(document: Questionnaire): void {
        if (document === this.wanted) return;
        this.wanted = document;
        if (this.state.status === 'conflict') return;
        this.say(this.isSaved() ? 'saved' : 'unsaved');
        this.wait(PAUSE);
    }

    /** Sends at once what is not yet sent; done when the server has answered. */
    async flush(): Promise<void> {
        clearTimeout(this.timer);
        while (this.running) await this.running;
        if (this.isSaved() || this.state.status === 'conflict') return;
        this.running = this.put(this.wanted);
        await this.running;
    }

    /** Sends a document that ends the draft, such as its published form; a refusal is thrown, and the draft goes on. */
    async finish(document: Questionnaire): Promise<Questionnaire> {
        await this.flush();
        return this.send(document, this.versionId);
    }

    /** Goes on from the server's document instead of one's own. */
    adopt(theirs: Questionnaire): void {
        this.wanted = this.saved = theirs;
        this.versionId = theirs.meta?.versionId;
        this.say('saved');
    }

    private isSaved() {
        return this.wanted === this.saved;
    }

    private wait(pause: number) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.flush(), pause);
    }

    private async put(document: Questionnaire): Promise<void> {
        this.say('saving');
        try {
            const stored = await this.send(document, this.versionId);
            this.versionId = stored.meta?.versionId;
            this.saved = document;
            this.say(this.isSaved() ? 'saved' : 'unsaved');
        } catch (error) {
            this.failed(error);
        } finally {
            this.running = undefined;
        }
    }

    private failed(error: unknown) {
        if (!(error instanceof FhirError)) throw error;
        if (error.offline) {
            this.say('offline');
            this.wait(RETRY);
        } else this.say(error.status === 412 ? 'conflict' : 'refused', error.message);
    }

    private say(status: SaveState['status'], reason?: string) {
        this.state = { status, ...(reason !== undefined && { reason }) };
        this.listeners.forEach((listener) => listener());
    }
}
