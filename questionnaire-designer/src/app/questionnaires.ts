import { fhir, FhirError } from '@stemme/questionnaire-renderer/fhir';
import type { Questionnaire } from 'fhir/r4';
import { readJson, writeJson } from '../document/json';

/** Every digit of every number survives reading and writing. */
const exactly = { json: { parse: readJson, stringify: writeJson } };

const shown = 'language,url,version,name,title,status,date,code,description,derivedFrom';

/** Every version, as far as the list shows it, the one touched last first. */
export const listQuestionnaires = (signal: AbortSignal): Promise<Questionnaire[]> =>
    fhir.all<Questionnaire>('Questionnaire', { _sort: '-_lastUpdated', _count: 500, _elements: shown }, { signal });

export const versionsOf = (url: string, signal: AbortSignal): Promise<Questionnaire[]> =>
    fhir.all<Questionnaire>('Questionnaire', { url, _elements: 'url,version,status' }, { signal });

export const readQuestionnaire = (id: string, signal?: AbortSignal): Promise<Questionnaire> =>
    fhir.get<Questionnaire>(`Questionnaire/${encodeURIComponent(id)}`, { ...exactly, ...(signal && { signal }) });

/** Stores a draft that is not there yet; false when its id is taken. */
export async function createDraft(draft: Questionnaire): Promise<boolean> {
    if (await exists(draft.id!)) return false;
    await fhir.update(draft, exactly);
    return true;
}

const exists = (id: string): Promise<boolean> =>
    readQuestionnaire(id).then(
        () => true,
        (error: unknown) => {
            if (isAbsent(error)) return false;
            throw error;
        },
    );

/** Whether the server said that there is nothing at this address, or no longer. */
export const isAbsent = (error: unknown) =>
    error instanceof FhirError && (error.status === 404 || error.status === 410);

/**
 * Stores a questionnaire over the version that was read.
 *
 * @param versionId the server's version that the change was made on; another one there now is refused with 412
 */
export const saveQuestionnaire = (document: Questionnaire, versionId: string | undefined): Promise<Questionnaire> =>
    fhir.update(document, { ...exactly, ...(versionId && { headers: { 'If-Match': `W/"${versionId}"` } }) });
