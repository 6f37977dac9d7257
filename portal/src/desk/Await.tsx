import { FhirError } from '@stemme/questionnaire-renderer/fhir';
import type { ReactNode } from 'react';
import type { Loaded } from '../app/useLoaded';
import { messages } from './messages';

/** Shows what was fetched, or in words that it is on its way or could not be fetched. */
export function Await<T>({ from, children }: { from: Loaded<T>; children: (value: T) => ReactNode }) {
    const { t } = messages.use();
    if (from.value !== undefined) return children(from.value);
    if (from.failed === undefined) {
        return (
            <p className="soft" role="status">
                {t('loading')}
            </p>
        );
    }
    return (
        <div className="note red" role="alert">
            <p>{t(reasonOf(from.failed))}</p>
            <button type="button" className="button" onClick={from.again}>
                {t('again')}
            </button>
        </div>
    );
}

function reasonOf(error: unknown): 'failed' | 'offline' | 'denied' {
    if (!(error instanceof FhirError)) return 'failed';
    if (error.offline) return 'offline';
    return error.status === 401 || error.status === 403 ? 'denied' : 'failed';
}
