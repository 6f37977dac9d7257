import { permissionsInWords } from '../approve/scopes';
import { messages } from './messages';

/** What people will be asked to allow, as they will read it; of a system, what it may. */
export function ScopeWords({ scope, system }: { scope: string; system: boolean }) {
    const { t, language } = messages.use();
    const scopes = scope.split(/\s+/).filter(Boolean);
    if (scopes.length === 0) return null;
    return (
        <section className="panel admin-words" aria-live="polite">
            <h2>{t(system ? 'words.system' : 'words')}</h2>
            <ul>
                {permissionsInWords(scopes, system ? 'system' : 'clinician', language).map((words) => (
                    <li key={words}>{words}</li>
                ))}
            </ul>
        </section>
    );
}
