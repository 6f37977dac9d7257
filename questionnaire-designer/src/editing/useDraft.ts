import type { Questionnaire } from 'fhir/r4';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { readQuestionnaire, saveQuestionnaire } from '../app/questionnaires';
import { Autosave } from './autosave';
import { begin, redo, seal, step, undo, type History } from './history';

/** A draft being edited: its history, kept on the server as it changes. */
export function useDraft(opened: Questionnaire) {
    const [history, setHistory] = useState(() => begin(opened));
    const [autosave] = useState(() => new Autosave(opened, saveQuestionnaire));
    const saving = useSyncExternalStore(autosave.subscribe, () => autosave.state);
    const { document } = history.present;

    useEffect(() => autosave.offer(document), [autosave, document]);
    useEffect(() => {
        const sealWhenSent = () => autosave.state.status === 'saving' && setHistory(seal);
        return autosave.subscribe(sealWhenSent);
    }, [autosave]);
    useEffect(() => {
        const warn = (event: BeforeUnloadEvent) => autosave.state.status !== 'saved' && event.preventDefault();
        addEventListener('beforeunload', warn);
        return () => {
            removeEventListener('beforeunload', warn);
            void autosave.flush();
        };
    }, [autosave]);
    useUndoKeys(setHistory);

    /** Goes on from the server's version as one more step, so that undo brings one's own back. */
    const reload = async () => {
        const theirs = await readQuestionnaire(opened.id!);
        if (theirs.status !== 'draft') return false;
        autosave.adopt(theirs);
        setHistory((before) => step(before, { document: theirs, selected: [] }));
        return true;
    };
    return { history, setHistory, autosave, saving, reload };
}

/** Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z; Cmd on a Mac. They mean the document, in its input fields too. */
function useUndoKeys(setHistory: (change: (history: History) => History) => void) {
    useEffect(() => {
        const onKeyDown = (event: KeyboardEvent) => {
            if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return;
            const key = event.key.toLowerCase();
            const change = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : undefined;
            if (!change) return;
            event.preventDefault();
            setHistory(change);
        };
        addEventListener('keydown', onKeyDown);
        return () => removeEventListener('keydown', onKeyDown);
    }, [setHistory]);
}
