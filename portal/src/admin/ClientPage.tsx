import { useState } from 'react';
import { Link, navigate } from '../app/router';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { Await } from '../desk/Await';
import { ClientForm } from './ClientForm';
import { createClient, loadClient, updateClient, type Client } from './clients';
import { Deletion } from './Deletion';
import { messages } from './messages';
import { Secret } from './Secret';

/** One app or system: a new one, or one that is registered. */
export function ClientPage({ id }: { id?: string }) {
    const { t } = messages.use();
    useTitle(t(id ? 'edit' : 'new'));
    const client = useLoaded(id ?? 'new', async (signal) => (id ? loadClient(id, signal) : {}));
    return (
        <div className="desk admin">
            <p className="no-print">
                <Link to="/admin">{t('back')}</Link>
            </p>
            <Await from={client}>{(found) => <Sheet known={found} />}</Await>
        </div>
    );
}

function Sheet({ known }: { known: Client }) {
    const { t } = messages.use();
    const [client, setClient] = useState(known);
    const [saved, setSaved] = useState(false);
    const id = client.client_id;
    const save = async (next: Client) => {
        setSaved(false);
        setClient(id ? { ...next, ...(await updateClient(id, next)) } : await createClient(next));
        setSaved(true);
        scrollTo(0, 0);
    };
    return (
        <>
            <h1>{id ? client.client_name || id : t('new')}</h1>
            <div role="status">{saved && <p className="note green">{t('saved')}</p>}</div>
            {client.client_secret && <Secret secret={client.client_secret} />}
            {id && (
                <p>
                    {t('id')}: <code>{id}</code>
                </p>
            )}
            {client.fixed && <p className="note">{t('fixed')}</p>}
            <ClientForm key={id} known={client} onSave={save} />
            {id && !client.fixed && <Deletion client={client} onDeleted={() => navigate('/admin')} />}
        </>
    );
}
