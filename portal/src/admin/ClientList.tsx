import { Link } from '../app/router';
import { useLoaded } from '../app/useLoaded';
import { useTitle } from '../app/useTitle';
import { Await } from '../desk/Await';
import { kindOf, loadClients, purposes, type Client, type Purpose } from './clients';
import { messages } from './messages';

/** The apps and systems that may ask for access. */
export function ClientList() {
    const { t } = messages.use();
    useTitle(t('title'));
    const clients = useLoaded('clients', loadClients);
    return (
        <div className="desk admin">
            <div className="desk-bar">
                <h1>{t('title')}</h1>
                <Link to="/admin/new" className="button primary">
                    {t('new')}
                </Link>
            </div>
            <p className="soft">{t('about')}</p>
            <Await from={clients}>{(all) => (all.length ? <Clients clients={all} /> : <None />)}</Await>
        </div>
    );
}

function None() {
    const { t } = messages.use();
    return (
        <div className="note">
            <p>{t('none')}</p>
            <p className="soft">{t('none.next')}</p>
        </div>
    );
}

function Clients({ clients }: { clients: readonly Client[] }) {
    const { t } = messages.use();
    return (
        <table className="admin-clients">
            <thead>
                <tr>
                    <th scope="col">{t('name')}</th>
                    <th scope="col">{t('id')}</th>
                    <th scope="col">{t('kind')}</th>
                    <th scope="col">{t('purpose')}</th>
                </tr>
            </thead>
            <tbody>
                {clients.map((client) => (
                    <tr key={client.client_id}>
                        <th scope="row">
                            <Link to={`/admin/clients/${encodeURIComponent(client.client_id ?? '')}`}>
                                {client.client_name || client.client_id}
                            </Link>
                        </th>
                        <td data-label={t('id')}>
                            <code>{client.client_id}</code>
                        </td>
                        <td data-label={t('kind')}>{t(`kind.${kindOf(client)}`)}</td>
                        <td data-label={t('purpose')}>{purposeInWords(client.purpose, t)}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

function purposeInWords(code: string | undefined, t: ReturnType<typeof messages.use>['t']): string {
    if (!code) return t('purpose.none');
    return purposes.includes(code as Purpose) ? t(`purpose.${code as Purpose}`) : code;
}
