import '../desk/desk.css';
import './admin.css';
import { match, usePath } from '../app/router';
import { ClientList } from './ClientList';
import { ClientPage } from './ClientPage';

/** The administrator's pages: `/admin` lists the apps and systems, `/admin/new` and `/admin/clients/{id}` write one. */
export default function Admin() {
    const path = usePath();
    if (match('/admin/new', path)) return <ClientPage key="new" />;
    const id = match('/admin/clients/:id', path)?.id;
    return id ? <ClientPage key={id} id={id} /> : <ClientList />;
}
