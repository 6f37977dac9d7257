import { fhir, type Page } from '@stemme/questionnaire-renderer/fhir';
import type { AuditEvent, AuditEventAgent, Practitioner } from 'fhir/r4';
import { staffName } from './staff';

/** Somebody's dealings with one's data on one day, for one purpose: what they saw and what they wrote. */
export interface Access {
    readonly key: string;
    readonly day: string;
    /** `Practitioner/1`, or a client's id. */
    readonly who: string;
    readonly name: string;
    readonly role: string;
    readonly unit?: string;
    /** The app it was done through, when it was not our own pages. */
    readonly app?: string;
    /** HL7's PurposeOfUse code. */
    readonly purpose?: string;
    /** What they wrote down when they broke the glass. */
    readonly reason?: string;
    readonly from: string;
    readonly to: string;
    /** Resource types. */
    readonly saw: readonly string[];
    readonly wrote: readonly string[];
    readonly refused: boolean;
    readonly own: boolean;
}

/** Some of the record, newest first, and how to fetch what came before. */
export interface Accesses {
    readonly accesses: readonly Access[];
    readonly earlier?: () => Promise<Accesses>;
}

const perPage = 200;
const pagesAtOnce = 5; // a stretch of nothing but one's own visits is passed over

/** Fetches who has dealt with the patient's data, until somebody else than the patient turns up. */
export async function loadAccesses(patient: string, signal?: AbortSignal): Promise<Accesses> {
    const first = await fhir.search<AuditEvent>('AuditEvent', { patient, _sort: '-date', _count: perPage }, { signal });
    return gathered(first, patient);
}

async function gathered(first: Page<AuditEvent>, patient: string): Promise<Accesses> {
    const events: AuditEvent[] = [];
    let page: Page<AuditEvent> | undefined = first;
    for (let pages = 0; page && pages < pagesAtOnce; pages++) {
        const some = page.resources.filter(({ resourceType }) => resourceType === 'AuditEvent');
        events.push(...some);
        const next: Page<AuditEvent> | undefined = await page.next();
        page = next;
        if (some.some((event) => whoOf(event) !== patient)) break;
    }
    const rest = page;
    const names = await namesOf(events);
    return {
        accesses: summed(events, patient, names),
        earlier: rest && (() => gathered(rest, patient)),
    };
}

/** What happens one after the other on a day, by the same person for the same purpose, is one access in words. */
function summed(events: readonly AuditEvent[], patient: string, names: ReadonlyMap<string, string>): Access[] {
    const found = new Map<string, Access>();
    for (const one of events.map((event) => accessOf(event, patient, names))) {
        const before = found.get(one.key);
        found.set(one.key, before ? both(before, one) : one);
    }
    return [...found.values()];
}

/** What is said in one breath: the same person, in the same way, for the same purpose, on the same day. */
const keyed = (access: Omit<Access, 'key'>): Access => {
    const { day, who, app, purpose, reason, refused } = access;
    return { ...access, key: [day, who, app, purpose, reason, refused].join('|') };
};

const both = (late: Access, early: Access): Access => ({
    ...late,
    from: early.from < late.from ? early.from : late.from,
    to: early.to > late.to ? early.to : late.to,
    saw: [...new Set([...late.saw, ...early.saw])],
    wrote: [...new Set([...late.wrote, ...early.wrote])],
});

function accessOf(event: AuditEvent, patient: string, names: ReadonlyMap<string, string>): Access {
    const agent = personOf(event);
    const who = whoOf(event);
    const purpose = purposeOf(event, agent);
    const refused = !['0', undefined].includes(event.outcome);
    const reason = purpose === 'BTG' ? reasonOf(event) : undefined;
    const day = dayOf(event.recorded);
    const things = thingsOf(event);
    const wrote = ['C', 'U', 'D'].includes(event.action ?? '');
    const app = appOf(event, agent);
    return keyed({
        day,
        who,
        name: agent.name ?? agent.who?.display ?? names.get(who) ?? who,
        role: agent.role?.flatMap(({ coding }) => coding ?? [])[0]?.code ?? '',
        unit: agent.location?.display,
        app,
        purpose,
        reason,
        from: event.recorded,
        to: event.recorded,
        saw: wrote ? [] : things,
        wrote: wrote ? things : [],
        refused,
        own: who === patient,
    });
}

const personOf = ({ agent }: AuditEvent): AuditEventAgent =>
    agent.find(({ requestor, who }) => requestor && who) ?? agent[0] ?? { requestor: true };

function whoOf(event: AuditEvent): string {
    const { who } = personOf(event);
    return who?.reference ?? who?.identifier?.value ?? '';
}

/** The client among the agents (IHE BALP), unless it is our own pages. */
function appOf({ agent }: AuditEvent, person: AuditEventAgent): string | undefined {
    const client = agent.find((one) => one !== person && one.who?.identifier?.system?.endsWith('/sid/client'));
    const app = client?.name ?? client?.who?.display ?? client?.who?.identifier?.value;
    return app === 'stemme' ? undefined : app;
}

function purposeOf({ purposeOfEvent }: AuditEvent, agent: AuditEventAgent): string | undefined {
    const codes = [...(purposeOfEvent ?? []), ...(agent.purposeOfUse ?? [])].flatMap(({ coding }) => coding ?? []);
    return codes.find(({ code }) => code === 'BTG')?.code ?? codes[0]?.code;
}

const reasonOf = ({ purposeOfEvent, outcomeDesc, entity }: AuditEvent): string | undefined =>
    purposeOfEvent?.find(({ text }) => text)?.text ??
    outcomeDesc ??
    entity?.find(({ description }) => description)?.description;

/** The types that were named: of resources, else of what was asked for. */
function thingsOf({ entity }: AuditEvent): string[] {
    const references = entity?.flatMap(({ what }) => what?.reference ?? []) ?? [];
    const resources = references.map((reference) => reference.split('/').at(-2) ?? '');
    const asked = entity?.flatMap(({ query }) => (query ? typesAsked(query) : [])) ?? [];
    const others = [...resources, ...asked].filter((type) => personal.has(type));
    return [...new Set(others.length ? others : ['Patient'])];
}

/** Types of a patient's own record besides Patient; others (units, forms) say nothing about what was seen of whom. */
const personal = new Set([
    ...['*', 'Observation', 'QuestionnaireResponse', 'Task', 'Appointment', 'Encounter', 'EpisodeOfCare', 'CarePlan'],
    ...['ServiceRequest', 'Flag', 'MeasureReport', 'Provenance', 'Consent', 'AuditEvent', 'RelatedPerson'],
]);

/** `Observation` of a request for `Observation?…`, which is kept in base 64. */
function typesAsked(query: string): string[] {
    const text = new TextDecoder().decode(Uint8Array.from(atob(query), (letter) => letter.charCodeAt(0)));
    if (text.includes('$everything') || text.includes('$export')) return ['*'];
    if (text.includes('$overview')) return ['Observation', 'Task', 'Appointment'];
    return /\b[A-Z][a-z]+[A-Za-z]*(?=[/?$ ]|$)/.exec(text)?.slice(0, 1) ?? [];
}

/** The reader's own calendar day. */
function dayOf(instant: string): string {
    const at = new Date(instant);
    return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Names of the staff whom the record names by reference alone. */
async function namesOf(events: readonly AuditEvent[]): Promise<Map<string, string>> {
    const nameless = events.filter((event) => !personOf(event).name && !personOf(event).who?.display).map(whoOf);
    const ids = [...new Set(nameless)].flatMap((who) => /^Practitioner\/(.+)$/.exec(who)?.[1] ?? []);
    if (ids.length === 0) return new Map();
    const found = await fhir.all<Practitioner>('Practitioner', { _id: ids.join(','), _count: perPage }).catch(() => []); // a record without names is better than none
    return new Map(found.map((one) => [`Practitioner/${one.id}`, staffName(one)]));
}
