import type { Appointment, Bundle, FhirResource, Observation, Patient, Reference, Task } from 'fhir/r4';
import { concernOf, isFinding, rank, type Concern } from './concern';

/** One patient of the unit's list, with what is newest and what is missing. */
export interface Row {
    readonly patient: Patient;
    readonly concern: Concern;
    readonly findings: readonly Observation[];
    readonly scores: readonly Observation[];
    /** Today's first appointment that still stands. */
    readonly appointment?: Appointment;
    /** Invitations not answered yet, the one due last first. */
    readonly openTasks: readonly Task[];
}

/** Reads the answer of `Location/{id}/$overview`. The server has sorted the patients; their order is kept. */
export function rowsOf(bundle: Bundle<FhirResource>): Row[] {
    const entries = bundle.entry ?? [];
    const patients = entries.flatMap(({ resource, search }) =>
        resource?.resourceType === 'Patient' && search?.mode !== 'include' ? [resource] : [],
    );
    const byPatient = new Map<string, FhirResource[]>(patients.map(({ id }) => [`Patient/${id}`, []]));
    for (const { resource } of entries) {
        if (resource) byPatient.get(patientOf(resource) ?? '')?.push(resource);
    }
    return patients.map((patient) => rowOf(patient, byPatient.get(`Patient/${patient.id}`) ?? []));
}

/** The questionnaire an invitation asks for, as `url|version`. */
export const questionnaireOf = (task: Task): string | undefined =>
    task.input?.find((input) => input.type.coding?.some((coding) => coding.code === 'questionnaire'))?.valueCanonical;

/** Rows in which every word of the search stands somewhere in the row's text. */
export function matching<R>(rows: readonly R[], search: string, text: (row: R) => string): R[] {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter((row) => words.every((word) => text(row).toLowerCase().includes(word)));
}

function rowOf(patient: Patient, resources: readonly FhirResource[]): Row {
    const of = <T extends FhirResource>(type: T['resourceType']) =>
        resources.filter((resource): resource is T => resource.resourceType === type);
    const observations = of<Observation>('Observation');
    const findings = observations.filter(isFinding).sort((one, other) => rank(concernOf(one)) - rank(concernOf(other)));
    return {
        patient,
        concern: concernOf(findings[0]),
        findings,
        scores: observations.filter(
            (observation) => !isFinding(observation) && observation.status !== 'entered-in-error',
        ),
        appointment: of<Appointment>('Appointment')
            .filter(({ status }) => status !== 'cancelled' && status !== 'noshow' && status !== 'entered-in-error')
            .sort((one, other) => (one.start ?? '').localeCompare(other.start ?? ''))[0],
        openTasks: of<Task>('Task')
            .filter(({ status }) => status === 'requested' || status === 'in-progress')
            .sort((one, other) => dueOf(other).localeCompare(dueOf(one))),
    };
}

const dueOf = (task: Task): string => task.restriction?.period?.end ?? '';

function patientOf(resource: FhirResource): string | undefined {
    switch (resource.resourceType) {
        case 'Observation':
            return local(resource.subject);
        case 'Task':
            return local(resource.for);
        case 'Appointment':
            return resource.participant.map(({ actor }) => local(actor)).find((actor) => actor?.startsWith('Patient/'));
        default:
            return undefined;
    }
}

/** `Patient/7` also of an absolute reference. */
const local = (reference: Reference | undefined): string | undefined =>
    reference?.reference?.match(/[A-Z]\w+\/[^/]+$/)?.[0];
