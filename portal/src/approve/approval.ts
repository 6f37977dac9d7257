import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Patient } from 'fhir/r4';
import { nameOf } from '../clinic/people';
import { formatDate } from '../app/format';
import { getJson } from '../app/json';

/** Somebody whom the app may be about. */
export interface Choice {
    readonly reference: string;
    readonly display: string;
    /** What tells people of the same name apart. */
    readonly detail?: string;
}

/** What an app asks for: who it is, the scopes, and the patients to choose among (by search for clinicians). */
export interface Approval {
    /** `redirect_uri` is where the answer goes: unlike the home page, an app cannot claim another's. */
    readonly client: { client_id: string; client_name?: string; client_uri?: string; redirect_uri?: string };
    readonly scopes: readonly { scope: string }[];
    readonly patients: readonly Choice[];
    readonly patientSearch: boolean;
}

/** Fetches what the app asks for; `asked` is the query the authorization server sent this page. */
export async function loadApproval(asked: string, signal?: AbortSignal): Promise<Approval> {
    const { patients, patientSearch, ...rest } = await getJson<Partial<Approval> & Pick<Approval, 'client' | 'scopes'>>(
        `/approval?${asked}`,
        signal,
    );
    return { ...rest, patients: patients ?? [], patientSearch: patientSearch ?? false };
}

const shown = 20;

/** Patients within the searcher's reach whose name begins with the words; at most twenty. */
export async function findPatients(words: string, language: string, signal?: AbortSignal): Promise<Choice[]> {
    const name = words.trim().split(/\s+/);
    const { resources } = await fhir.search<Patient>('Patient', { name, _count: shown }, { signal });
    return resources
        .filter(({ resourceType }) => resourceType === 'Patient')
        .map((patient) => ({
            reference: `Patient/${patient.id}`,
            display: nameOf(patient),
            detail: formatDate(patient.birthDate, language),
        }));
}
