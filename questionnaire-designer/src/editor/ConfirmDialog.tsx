import { useState, type ReactNode } from 'react';
import { Dialog } from '../app/Dialog';
import { reasonOf } from '../app/Failed';
import { useMessages } from '../messages';

interface ConfirmDialogProps {
    title: string;
    /** The word on the button that does it; without one there is nothing to confirm yet. */
    confirm: string;
    disabled?: boolean;
    /** The sentence for the server's reason when it refuses. */
    refused: (reason: string) => string;
    action: () => Promise<unknown>;
    onDone: () => void;
    onClose: () => void;
    children: ReactNode;
}

/** Says what is about to happen for good, and does it when confirmed. */
export function ConfirmDialog({
    title,
    confirm,
    disabled,
    refused,
    action,
    onDone,
    onClose,
    children,
}: ConfirmDialogProps) {
    const { t } = useMessages();
    const [refusal, setRefusal] = useState('');
    const [busy, setBusy] = useState(false);
    const act = async () => {
        setBusy(true);
        try {
            await action();
            onDone();
        } catch (error) {
            setRefusal(refused(reasonOf(error, t('offline'))));
            setBusy(false);
        }
    };
    return (
        <Dialog title={title} onClose={onClose}>
            {children}
            {refusal && (
                <p role="alert" className="note red">
                    {refusal}
                </p>
            )}
            <div className="actions">
                <button className="button primary" disabled={disabled || busy} onClick={act}>
                    {confirm}
                </button>
                <button className="button" onClick={onClose}>
                    {t('cancel')}
                </button>
            </div>
        </Dialog>
    );
}
