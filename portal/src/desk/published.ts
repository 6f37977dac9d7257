import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { FhirResource, Questionnaire } from 'fhir/r4';

const kept = new Map<string, Promise<unknown>>();

/** Published definitions never change: what was found is fetched once as long as the page is open. */
export function once<T>(key: string, load: () => Promise<T>): Promise<T> {
    const found = kept.get(key) as Promise<T> | undefined;
    if (found) return found;
    const started = load();
    kept.set(key, started);
    started.then(
        (value) => value ?? kept.delete(key),
        () => kept.delete(key),
    );
    return started;
}

/** The resource with exactly that version (`url|version`); undefined when the server does not have it. */
export function published<T extends FhirResource>(type: T['resourceType'], canonical: string): Promise<T | undefined> {
    const [url, version] = canonical.split('|');
    return once(`${type} ${canonical}`, async () => (await fhir.search<T>(type, { url, version })).resources[0]);
}

/** The questionnaire with exactly that version (`url|version`); undefined when the server does not have it. */
export const loadQuestionnaire = (canonical: string) => published<Questionnaire>('Questionnaire', canonical);
