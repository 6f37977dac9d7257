import type { Questionnaire } from 'fhir/r4';
import type { Path } from '../document/tree';

/** The document at one moment, with the item that was open. Never changed, only followed by another. */
export interface Snapshot {
    readonly document: Questionnaire;
    readonly selected: Path;
}

/** Every state of a document since it was opened, without limit. */
export interface History {
    readonly past: readonly Snapshot[];
    readonly present: Snapshot;
    readonly future: readonly Snapshot[];
    /** The field being typed into: further changes to it belong to the same step. */
    readonly field?: string;
}

export const begin = (document: Questionnaire): History => ({
    past: [],
    present: { document, selected: [] },
    future: [],
});

/**
 * One more step.
 *
 * @param field the field typed into; letters typed one after the other into one field are one step
 */
export function step(history: History, next: Snapshot, field?: string): History {
    if (next.document === history.present.document) return { ...history, present: next };
    const typingOn = field !== undefined && field === history.field;
    return {
        past: typingOn ? history.past : [...history.past, history.present],
        present: next,
        future: [],
        ...(field !== undefined && { field }),
    };
}

/** Ends the step being typed, so that the next letter begins a new one. */
export function seal({ field: _field, ...history }: History): History {
    return history;
}

export const select = (history: History, selected: Path): History =>
    seal({ ...history, present: { ...history.present, selected } });

export function undo(history: History): History {
    const previous = history.past.at(-1);
    if (previous === undefined) return history;
    return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

export function redo(history: History): History {
    const next = history.future[0];
    if (next === undefined) return history;
    return { past: [...history.past, history.present], present: next, future: history.future.slice(1) };
}
