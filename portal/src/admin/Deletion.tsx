import { useRef, useState } from 'react';
import { deleteClient, type Client } from './clients';
import { messages } from './messages';

/** Deleting ends the client's access for good, and its secret cannot be had back: so it is asked for twice. */
export function Deletion({ client, onDeleted }: { client: Client; onDeleted: () => void }) {
    const { t } = messages.use();
    const dialog = useRef<HTMLDialogElement>(null);
    const [failed, setFailed] = useState('');
    const remove = () =>
        void deleteClient(client.client_id!).then(onDeleted, (refused: Error) => {
            dialog.current?.close();
            setFailed(refused.message);
        });
    return (
        <section className="admin-delete">
            {failed && (
                <p role="alert" className="note red">
                    {failed}
                </p>
            )}
            <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
                {t('delete')}
            </button>
            <dialog ref={dialog} aria-labelledby="delete-title" className="desk-dialog">
                <h2 id="delete-title">{t('delete.title', { name: client.client_name })}</h2>
                <p>{t('delete.text')}</p>
                <p className="desk-dialog-actions">
                    <button type="button" className="button" onClick={() => dialog.current?.close()}>
                        {t('delete.keep')}
                    </button>
                    <button type="button" className="button primary" onClick={remove}>
                        {t('delete')}
                    </button>
                </p>
            </dialog>
        </section>
    );
}
