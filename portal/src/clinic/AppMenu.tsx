import { useState } from 'react';
import { getJson, sendJson } from '../app/json';
import { useLoaded } from '../app/useLoaded';
import { messages } from './messages';

/** An app that can be opened about a patient. */
interface App {
    readonly client_id: string;
    readonly client_name?: string;
}

/** Opens the apps that may be launched from here (SMART App Launch, EHR launch), each in a tab of its own. */
export function AppMenu({ patient }: { patient: string }) {
    const { t } = messages.use();
    const { value: apps = [] } = useLoaded('apps', (signal) => getJson<App[]>('/apps', signal));
    const [failed, setFailed] = useState(false);
    if (apps.length === 0) return null;
    const open = async (app: App) => {
        setFailed(false);
        const tab = window.open('about:blank', '_blank'); // at once: later the browser would take it for an advertisement
        try {
            const { url } = await sendJson<{ url: string }>('POST', '/launches', { client: app.client_id, patient });
            if (tab) {
                tab.opener = null;
                tab.location.replace(url);
            }
        } catch {
            tab?.close();
            setFailed(true);
        }
    };
    return (
        <details className="app-menu no-print">
            <summary className="button">{t('apps')}</summary>
            <ul className="plain-list">
                {apps.map((app) => (
                    <li key={app.client_id}>
                        <button type="button" className="button quiet" onClick={() => void open(app)}>
                            {app.client_name || app.client_id}
                            <span className="visually-hidden">{t('apps.newTab')}</span>
                        </button>
                    </li>
                ))}
            </ul>
            {failed && <p role="alert">{t('apps.failed')}</p>}
        </details>
    );
}
