import { useMemo, useState } from 'react';
import { hasErrors, problems as problemsOf } from '../document/problems';
import { published } from '../document/versions';
import { redo, select, step, undo } from '../editing/history';
import { useDraft } from '../editing/useDraft';
import { useMessages } from '../messages';
import { DocumentHead, type PageProps } from './Editor';
import { EditingContext, type Editing } from './editing';
import { IconButton } from './Icon';
import { PublishDialog } from './PublishDialog';
import { SaveNote, SaveWord } from './SaveState';
import { Workbench } from './Workbench';

/** A draft: edited, saved as it changes, and in the end published. */
export function Draft({ opened, onChanged }: PageProps) {
    const { t } = useMessages();
    const { history, setHistory, autosave, saving, reload } = useDraft(opened);
    const [publishing, setPublishing] = useState(false);
    const { document, selected } = history.present;
    const problems = useMemo(() => problemsOf(document), [document]);
    const editing: Editing = {
        document,
        selected,
        problems,
        readOnly: false,
        edit: (change, field) =>
            setHistory((before) =>
                step(before, { ...before.present, document: change(before.present.document) }, field),
            ),
        place: (placed, path) => setHistory((before) => step(before, { document: placed, selected: path })),
        select: (path) => setHistory((before) => select(before, path)),
    };
    const reloadTheirs = async () => void ((await reload()) || onChanged());
    return (
        <EditingContext value={editing}>
            <Workbench
                head={(jump) => (
                    <>
                        <DocumentHead document={document}>
                            <SaveWord saving={saving} />
                            <IconButton
                                icon="undo"
                                label={t('undo')}
                                disabled={history.past.length === 0}
                                onClick={() => setHistory(undo)}
                            />
                            <IconButton
                                icon="redo"
                                label={t('redo')}
                                disabled={history.future.length === 0}
                                onClick={() => setHistory(redo)}
                            />
                            <button className="button primary" onClick={() => setPublishing(true)}>
                                {t('publish')}
                            </button>
                        </DocumentHead>
                        <SaveNote saving={saving} onReload={reloadTheirs} />
                        {publishing && (
                            <PublishDialog
                                version={document.version}
                                problems={problems}
                                hindered={hasErrors(problems)}
                                publish={() => autosave.finish(published(document, today()))}
                                onPublished={onChanged}
                                onJump={(problem) => {
                                    setPublishing(false);
                                    jump(problem);
                                }}
                                onClose={() => setPublishing(false)}
                            />
                        )}
                    </>
                )}
            />
        </EditingContext>
    );
}

/** The day on the author's own calendar; Swedish dates are written as FHIR's. */
const today = () => new Date().toLocaleDateString('sv-SE');
