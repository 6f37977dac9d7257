import { FhirError } from '@stemme/questionnaire-renderer/fhir';
import { Link } from '@stemme/questionnaire-renderer/router';
import { useMessages } from '../messages';
import { isAbsent } from './questionnaires';

/** Says what went wrong in the server's words, and offers the way on. */
export function Failed({ error, again }: { error: unknown; again: () => void }) {
    const { t } = useMessages();
    if (isAbsent(error)) return <NotFound />;
    return (
        <section className="page narrow" role="alert">
            <h1>{t('failed-title')}</h1>
            <p>{reasonOf(error, t('offline'))}</p>
            <button className="button primary" onClick={again}>
                {t('try-again')}
            </button>
        </section>
    );
}

export function NotFound() {
    const { t } = useMessages();
    return (
        <section className="page narrow">
            <h1>{t('not-found-title')}</h1>
            <p>{t('not-found-text')}</p>
            <Link className="button" to="/designer/">
                {t('to-list')}
            </Link>
        </section>
    );
}

export const reasonOf = (error: unknown, offline: string) =>
    error instanceof FhirError && error.offline ? offline : error instanceof Error ? error.message : String(error);
