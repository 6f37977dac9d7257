import type {
    Bundle,
    FhirResource,
    Observation,
    ObservationDefinition,
    Questionnaire,
    QuestionnaireResponse,
    Task,
} from 'fhir/r4';
import { vi } from 'vitest';
import { loadSession } from '../../app/session';

const base = 'https://stemme.example/fhir';

/** PHQ-2: two questions with four answers. */
export const phq2: Questionnaire = {
    resourceType: 'Questionnaire',
    status: 'active',
    language: 'en',
    url: `${base}/Questionnaire/phq2`,
    version: '1.0.0',
    title: 'PHQ-2',
    item: ['Little interest', 'Feeling down'].map((text, index) => ({
        linkId: `phq2_${index + 1}`,
        type: 'choice',
        text,
        answerOption: ['Not at all', 'Several days'].map((display, code) => ({
            valueCoding: { system: 'urn:test', code: String(code), display },
        })),
    })),
};

export const invitationTask = (id: string, more: Partial<Task> = {}): Task => ({
    resourceType: 'Task',
    id,
    status: 'requested',
    intent: 'order',
    for: { reference: 'Patient/1' },
    owner: { reference: 'Patient/1' },
    identifier: [{ system: `${base}/invitation`, value: id }],
    location: { reference: 'Location/5', display: 'Orthopaedics' },
    restriction: { period: { end: '2026-12-24' } },
    input: [{ type: { coding: [{ code: 'questionnaire' }] }, valueCanonical: `${phq2.url}|1.0.0` }],
    ...more,
});

const definition: ObservationDefinition = {
    resourceType: 'ObservationDefinition',
    code: { coding: [{ code: 'phq2-total', display: 'Mood' }] },
    extension: [
        {
            url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition.url',
            valueUri: `${base}/ObservationDefinition/phq2-total`,
        },
        { url: `${base}/StructureDefinition/scoring`, extension: [{ url: 'direction', valueCode: 'higher-worse' }] },
    ],
    qualifiedInterval: [{ category: 'absolute', range: { low: { value: 0 }, high: { value: 6 } } }],
};

export const score = (effectiveDateTime: string, value: number | undefined): Observation => ({
    resourceType: 'Observation',
    id: effectiveDateTime,
    status: 'final',
    code: { coding: [{ system: `${base}/CodeSystem/score`, code: 'phq2-total' }] },
    effectiveDateTime,
    extension: [
        {
            url: `${base}/StructureDefinition/score-definition`,
            valueCanonical: `${base}/ObservationDefinition/phq2-total|1.0.0`,
        },
    ],
    ...(value === undefined ? { dataAbsentReason: { text: '1 of 2 answered' } } : { valueQuantity: { value } }),
});

/**
 * The server as the patient's pages use it, in memory: versions, If-Match, one response for each identifier. `down` makes
 * the net fail, `refuse` answers the next write with that status.
 */
export class TestServer {
    readonly responses = new Map<string, QuestionnaireResponse>();
    readonly writes: QuestionnaireResponse[] = [];
    tasks: Task[] = [invitationTask('t1')];
    observations: Observation[] = [];
    down = false;
    refuse: number | undefined;
    /** The write arrives, its confirmation does not. */
    loseAnswer = false;
    fhirUser = 'Patient/1';
    signedIn = true;

    async start(): Promise<this> {
        vi.stubGlobal('fetch', (address: string, request: RequestInit = {}) => this.answer(address, request));
        await loadSession();
        return this;
    }

    private async answer(address: string, request: RequestInit): Promise<Response> {
        const url = new URL(address, 'http://localhost');
        if (url.pathname === '/session') return json(this.session());
        if (this.down) throw new TypeError('Failed to fetch');
        const [, , type, id] = url.pathname.split('/');
        if (type === 'QuestionnaireResponse' && request.body)
            return this.write(JSON.parse(request.body as string), request);
        const found: Record<string, unknown> = {
            Task: id ? this.tasks.find((task) => task.id === id) : bundle(this.tasks),
            Questionnaire: bundle([phq2]),
            Observation: bundle(this.observations),
            ObservationDefinition: bundle([definition]),
            QuestionnaireResponse: id ? this.responses.get(id) : bundle([...this.responses.values()]),
        };
        return found[type ?? ''] ? json(found[type ?? '']) : json({}, 404);
    }

    private session() {
        const person = { name: 'Else', role: 'patient', fhirUser: this.fhirUser, patients: ['Patient/1'], units: [] };
        return { demo: true, signedIn: this.signedIn, ...(this.signedIn && person) };
    }

    private write(sent: QuestionnaireResponse, request: RequestInit): Response {
        const refuse = this.refuse;
        this.refuse = undefined;
        if (refuse) return outcome(refuse);
        const stored = [...this.responses.values()][0];
        if (request.method === 'POST' && stored) return outcome(409);
        const match = new Headers(request.headers).get('If-Match');
        if (match && match !== `W/"${stored?.meta?.versionId}"`) return outcome(412);
        const versionId = String(Number(stored?.meta?.versionId ?? 0) + 1);
        const kept = { ...sent, id: stored?.id ?? 'r1', meta: { versionId } };
        this.responses.set(kept.id, kept);
        this.writes.push(kept);
        if (this.loseAnswer) throw new TypeError('Failed to fetch');
        return json(kept);
    }
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

const outcome = (status: number) =>
    json(
        { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid', diagnostics: 'Too large' }] },
        status,
    );

const bundle = (resources: FhirResource[]): Bundle => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
});
