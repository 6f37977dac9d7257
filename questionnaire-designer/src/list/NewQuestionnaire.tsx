import { navigate } from '@stemme/questionnaire-renderer/router';
import { useId, useState } from 'react';
import { Dialog } from '../app/Dialog';
import { reasonOf } from '../app/Failed';
import { createDraft } from '../app/questionnaires';
import { emptyDraft, isShortName, KINDS, type Kind } from '../document/versions';
import { useMessages } from '../messages';

/** Asks for what can never be changed later, and begins a draft with it. */
export function NewQuestionnaire({ onClose }: { onClose: () => void }) {
    const { t } = useMessages();
    const [title, setTitle] = useState('');
    const [ownName, setOwnName] = useState<string>();
    const [kind, setKind] = useState<Kind>('prom');
    const [refusal, setRefusal] = useState('');
    const help = useId();
    const name = ownName ?? suggestedName(title);

    const create = async () => {
        if (!title.trim()) return setRefusal(t('new-title-wrong'));
        if (!isShortName(name)) return setRefusal(t('new-name-wrong'));
        const draft = emptyDraft(name, title.trim(), kind);
        try {
            if (await createDraft(draft)) navigate(`/designer/${draft.id}`);
            else setRefusal(t('taken', { id: draft.id }));
        } catch (error) {
            setRefusal(reasonOf(error, t('offline')));
        }
    };

    return (
        <Dialog title={t('new-questionnaire')} onClose={onClose}>
            <form action={create}>
                <label className="field">
                    {t('new-title')}
                    <input lang="en" value={title} onChange={(event) => setTitle(event.target.value)} />
                </label>
                <label className="field">
                    {t('new-name')}
                    <input
                        aria-describedby={help}
                        spellCheck={false}
                        value={name}
                        onChange={(event) => setOwnName(event.target.value)}
                    />
                </label>
                <p id={help} className="field-help soft small">
                    {t('new-name-help')}
                </p>
                <label className="field">
                    {t('kind')}
                    <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
                        {KINDS.map((one) => (
                            <option key={one} value={one}>
                                {t(`kind-${one}`)}
                            </option>
                        ))}
                    </select>
                </label>
                {refusal && (
                    <p role="alert" className="note red">
                        {refusal}
                    </p>
                )}
                <div className="actions">
                    <button className="button primary">{t('create')}</button>
                    <button type="button" className="button" onClick={onClose}>
                        {t('cancel')}
                    </button>
                </div>
            </form>
        </Dialog>
    );
}

/** `Wound check (short)` gives `wound_check_short`. */
const suggestedName = (title: string) =>
    title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^[_0-9]+|_+$/g, '')
        .slice(0, 40);
