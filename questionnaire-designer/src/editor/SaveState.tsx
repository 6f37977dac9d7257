import type { SaveState } from '../editing/autosave';
import { useMessages } from '../messages';

const IN_SHORT = ['saved', 'unsaved', 'saving'];

/** Whether the newest change is kept, in a word. */
export function SaveWord({ saving }: { saving: SaveState }) {
    const { t } = useMessages();
    const { status } = saving;
    return (
        <span className="soft small save-word">
            {t(`save-${IN_SHORT.includes(status) ? status : 'unsaved'}` as 'save-saved')}
        </span>
    );
}

/** Why the newest change is not kept, and what can be done. */
export function SaveNote({ saving, onReload }: { saving: SaveState; onReload: () => void }) {
    const { t } = useMessages();
    const { status, reason } = saving;
    if (status === 'offline')
        return (
            <p role="alert" className="note amber">
                {t('save-offline')}
            </p>
        );
    if (status === 'refused')
        return (
            <p role="alert" className="note red">
                {t('save-refused', { reason })}
            </p>
        );
    if (status !== 'conflict') return null;
    return (
        <div role="alert" className="note red">
            <p>{t('save-conflict')}</p>
            <button className="button" onClick={onReload}>
                {t('reload-theirs')}
            </button>{' '}
            <span className="small">{t('reload-help')}</span>
        </div>
    );
}
