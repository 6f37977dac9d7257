import type { SaveState } from './draft';
import { messages } from './messages';

/** Whether the server has the answers, in words; never more than is true. */
export function SaveWords({ state, merged }: { state: SaveState; merged: boolean }) {
    const { t } = messages.use();
    const urgent = state.kind === 'refused' || (state.kind === 'waiting' && state.sending);
    return (
        <>
            <span role="status" className="save-words">
                {!urgent && wordsFor(state, t)}
            </span>
            {urgent && (
                <span role="alert" className="note amber">
                    {wordsFor(state, t)}
                </span>
            )}
            {merged && <span className="note">{t('save.merged')}</span>}
        </>
    );
}

function wordsFor(state: SaveState, t: ReturnType<typeof messages.in>): string {
    if (state.kind === 'saving' || state.kind === 'saved') return t(`save.${state.kind}`);
    if (state.kind === 'waiting') return t(state.sending ? 'send.waiting' : 'save.waiting');
    if (state.kind === 'refused') return t(state.sending ? 'send.refused' : 'save.refused', { reason: state.reason });
    return '';
}
