import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Identifier, QuestionnaireResponse, Reference, Task } from 'fhir/r4';
import type { SignedIn } from '../app/session';

/** Somebody is asked to answer a questionnaire. */
export interface Invitation {
    readonly id: string;
    readonly status: 'open' | 'begun' | 'answered';
    /** The questionnaire, `url|version`. */
    readonly questionnaire: string;
    readonly identifier?: Identifier;
    readonly subject: Reference;
    readonly respondent: Reference;
    /** True when a relative is asked about their own experience. */
    readonly relative: boolean;
    readonly unit?: string;
    readonly due?: string;
    readonly answeredOn?: string;
    /** Reference to the response, once there is one. */
    readonly response?: string;
}

const statuses: Partial<Record<Task['status'], Invitation['status']>> = {
    requested: 'open',
    received: 'open',
    accepted: 'open',
    ready: 'open',
    'in-progress': 'begun',
    completed: 'answered',
};

const hasCode = (code: string) => (part: { type: { coding?: { code?: string }[] } }) =>
    part.type.coding?.some((coding) => coding.code === code);

/** Reads a Task; undefined when it asks for nothing that can be shown (cancelled, or without a questionnaire). */
export function readInvitation(task: Task): Invitation | undefined {
    const status = statuses[task.status];
    const questionnaire = task.input?.find(hasCode('questionnaire'))?.valueCanonical;
    if (!status || !questionnaire || !task.for) return undefined;
    const respondent = task.owner ?? task.for;
    return {
        id: task.id ?? '',
        status,
        questionnaire,
        identifier: task.identifier?.[0],
        subject: task.for,
        respondent,
        relative: respondent.reference?.startsWith('RelatedPerson/') ?? false,
        unit: task.location?.display,
        due: task.restriction?.period?.end,
        answeredOn: status === 'answered' ? (task.executionPeriod?.end ?? task.lastModified) : undefined,
        response: task.output?.find(hasCode('response'))?.valueReference?.reference,
    };
}

/** What the person signed in is asked, newest first: a relative's own questions are not the patient's, nor the reverse. */
export async function loadInvitations({ fhirUser, patients }: SignedIn): Promise<Invitation[]> {
    const tasks = await Promise.all(
        patients.map((patient) => fhir.all<Task>('Task', { patient, _sort: '-authored-on', _count: 200 })),
    );
    return tasks
        .flat()
        .flatMap((task) => readInvitation(task) ?? [])
        .filter((invitation) => invitation.respondent.reference === fhirUser);
}

/** The response given to an invitation so far: the newest draft on any device, or what was sent. */
export async function loadResponse({ identifier }: Invitation): Promise<QuestionnaireResponse | undefined> {
    if (!identifier) return undefined;
    const page = await fhir.search<QuestionnaireResponse>('QuestionnaireResponse', {
        identifier: `${identifier.system ?? ''}|${identifier.value ?? ''}`,
    });
    return page.resources[0];
}

const own = 'https://stemme.example/fhir';

/** A response that has not been begun: who answers about whom, for which invitation, and that they do it themselves. */
export function newResponse(invitation: Invitation, language: string, now: Date): QuestionnaireResponse {
    return {
        resourceType: 'QuestionnaireResponse',
        status: 'in-progress',
        language,
        identifier: invitation.identifier,
        questionnaire: invitation.questionnaire,
        subject: invitation.subject,
        source: invitation.respondent,
        authored: now.toISOString(),
        extension: [
            { url: `${own}/StructureDefinition/answering-began`, valueDateTime: now.toISOString() },
            { url: `${own}/StructureDefinition/invitation`, valueReference: { reference: `Task/${invitation.id}` } },
            {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaireresponse-completionMode',
                valueCodeableConcept: {
                    coding: [
                        { system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode', code: 'ELECTRONIC' },
                    ],
                },
            },
        ],
    };
}
