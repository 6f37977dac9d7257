import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { CodeableConcept, Consent, Location, Practitioner, Reference, RelatedPerson } from 'fhir/r4';
import { staffName } from './staff';

/** Who can be kept from one's data. */
export type Kind = 'unit' | 'person' | 'relative' | 'research';
export const kinds: readonly Kind[] = ['unit', 'person', 'relative', 'research'];

/** Somebody to block: a reference and a name, or research as such. */
export interface Party {
    readonly reference: string;
    readonly display: string;
}

/** A block in force. */
export interface Block {
    readonly consent: Consent;
    readonly kind: Kind | 'everybody';
    readonly name?: string;
    readonly since?: string;
}

const terminology = 'http://terminology.hl7.org/CodeSystem/';
const concept = (system: string, code: string): CodeableConcept => ({ coding: [{ system, code }] });
const research = { system: `${terminology}v3-ActReason`, code: 'HRESCH' };

/** The patient's blocks that are in force, newest first. */
export async function loadBlocks(patient: string, signal?: AbortSignal): Promise<Block[]> {
    const found = await fhir.search<Consent>('Consent', { patient, status: 'active', _count: 200 }, { signal });
    return found.resources
        .filter(({ resourceType, provision }) => resourceType === 'Consent' && provision?.type === 'deny')
        .map(blockOf)
        .sort((one, other) => (other.since ?? '').localeCompare(one.since ?? ''));
}

function blockOf(consent: Consent): Block {
    const [actor] = consent.provision?.actor ?? [];
    const since = consent.dateTime;
    if (!actor) return { consent, since, kind: consent.provision?.purpose?.length ? 'research' : 'everybody' };
    const { reference = '', display } = actor.reference;
    return { consent, since, kind: kindOf(reference), name: display ?? reference };
}

function kindOf(reference: string): Kind {
    if (reference.includes('RelatedPerson/')) return 'relative';
    return /(Location|Organization)\//.test(reference) ? 'unit' : 'person';
}

/** Keeps somebody from the patient's data from now on. */
export const block = (patient: string, party: Party | 'research'): Promise<Consent> =>
    fhir.create<Consent>({
        resourceType: 'Consent',
        status: 'active',
        scope: concept(`${terminology}consentscope`, 'patient-privacy'),
        category: [concept('http://loinc.org', '59284-0')],
        patient: { reference: patient },
        dateTime: new Date().toISOString(),
        policyRule: concept(`${terminology}v3-ActCode`, 'OPTOUT'),
        provision: {
            type: 'deny',
            ...(party === 'research' ? { purpose: [research] } : { actor: [actorOf(party)] }),
        },
    });

function actorOf({ reference, display }: Party): { role: CodeableConcept; reference: Reference } {
    return { role: concept(`${terminology}v3-ParticipationType`, 'IRCP'), reference: { reference, display } };
}

/** Ends a block, or takes it up again: a consent is never deleted, so that it stays known what held when. */
export const setStatus = (consent: Consent, status: 'active' | 'inactive'): Promise<Consent> =>
    fhir.update<Consent>({ ...consent, status });

const atOnce = 500;

/** Units by the organisation that runs them, which is what a consent may name (R4 knows no Location there). */
export async function loadUnits(): Promise<Party[]> {
    const found = await fhir.all<Location>('Location', { _count: atOnce });
    return found
        .filter(({ resourceType }) => resourceType === 'Location')
        .map(({ id, name, managingOrganization }) => ({
            reference: managingOrganization?.reference ?? `Location/${id}`,
            display: name ?? `Location/${id}`,
        }));
}

export async function loadRelatives(patient: string): Promise<Party[]> {
    const found = await fhir.all<RelatedPerson>('RelatedPerson', { patient, _count: atOnce });
    return found.map((one) => ({ reference: `RelatedPerson/${one.id}`, display: staffName(one) }));
}

const shown = 20;

/** Staff whose name begins with the words; at most twenty. */
export async function findStaff(words: string, signal?: AbortSignal): Promise<Party[]> {
    const name = words.trim().split(/\s+/);
    const found = await fhir.search<Practitioner>('Practitioner', { name, _count: shown }, { signal });
    return found.resources.map(partyOf);
}

export const loadStaff = async (reference: string): Promise<Party> => partyOf(await fhir.get<Practitioner>(reference));

const partyOf = (one: Practitioner): Party => ({ reference: `Practitioner/${one.id}`, display: staffName(one) });
