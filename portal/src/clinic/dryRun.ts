import { FhirError, fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Parameters, ParametersParameter, Patient, PlanDefinition } from 'fhir/r4';
import type { Concern } from './concern';
import { nameOf } from './people';

/** What is tried: a stored rule set by its id or a pasted one, on whose answers, from when to when (dates or empty). */
export interface Asked {
    readonly rules: string | PlanDefinition;
    readonly unit: string;
    readonly from: string;
    readonly to: string;
}

/** How many answers went from one colour to another, or stayed. */
export interface Count {
    readonly before: Concern;
    readonly after: Concern;
    readonly count: number;
}

/** One set of answers that would get another colour. */
export interface Change {
    readonly response: string;
    readonly patient: string;
    readonly name: string;
    readonly authored: string;
    readonly before: Concern;
    readonly after: Concern;
    /** Why it has its colour with the tried rules, or, where no rule fires any more, why it had it before. */
    readonly reasons: readonly string[];
    readonly calmer: boolean;
}

export interface Outcome {
    readonly tried: number;
    readonly leftOut: number;
    readonly counts: readonly Count[];
    readonly changes: readonly Change[];
    /** Changes that are not among `changes`, since a longer list is no list. */
    readonly more: number;
}

const mostShown = 100;

/** Tries the rules; `refused` are the server's words on what is wrong with them. */
export async function dryRun(asked: Asked): Promise<Outcome | { refused: string }> {
    const stored = typeof asked.rules === 'string';
    const path = stored ? `PlanDefinition/${asked.rules}/$dry-run` : 'PlanDefinition/$dry-run';
    try {
        return await outcomeOf(await fhir.post<Parameters>(path, parametersOf(asked)));
    } catch (error) {
        if (error instanceof FhirError && (error.status === 400 || error.status === 422))
            return { refused: error.message };
        throw error;
    }
}

function parametersOf({ rules, unit, from, to }: Asked): Parameters {
    const parameter: ParametersParameter[] = [];
    if (typeof rules !== 'string') parameter.push({ name: 'rules', resource: rules });
    if (unit) parameter.push({ name: 'subject', valueReference: { reference: unit } });
    if (from) parameter.push({ name: 'periodStart', valueDate: from });
    if (to) parameter.push({ name: 'periodEnd', valueDate: to });
    return { resourceType: 'Parameters', parameter };
}

async function outcomeOf({ parameter = [] }: Parameters): Promise<Outcome> {
    const all = (name: string) => parameter.filter((one) => one.name === name);
    const number = (name: string) => all(name)[0]?.valueInteger ?? 0;
    const changes = all('change');
    const shown = changes.slice(0, mostShown).map(({ part = [] }) => part);
    const names = await namesOf(shown.map((parts) => text(parts, 'patient')));
    return {
        tried: number('responses'),
        leftOut: number('left-out'),
        counts: all('colours').map(({ part = [] }) => ({
            ...coloursOf(part),
            count: part.find(({ name }) => name === 'count')?.valueInteger ?? 0,
        })),
        changes: shown.map((parts) => changeOf(parts, names)),
        more: changes.length - shown.length,
    };
}

function changeOf(parts: readonly ParametersParameter[], names: ReadonlyMap<string, string>): Change {
    const patient = text(parts, 'patient');
    const reasons = texts(parts, 'reason');
    return {
        response: text(parts, 'response'),
        patient,
        name: names.get(patient) ?? patient,
        authored: text(parts, 'authored'),
        ...coloursOf(parts),
        reasons: reasons.length > 0 ? reasons : texts(parts, 'reason-before'),
        calmer: reasons.length === 0,
    };
}

const coloursOf = (parts: readonly ParametersParameter[]) => ({
    before: text(parts, 'before') as Concern,
    after: text(parts, 'after') as Concern,
});

const texts = (parts: readonly ParametersParameter[], name: string): string[] =>
    parts
        .filter((part) => part.name === name)
        .map(
            (part) => part.valueString ?? part.valueCode ?? part.valueDateTime ?? part.valueReference?.reference ?? '',
        );

const text = (parts: readonly ParametersParameter[], name: string): string => texts(parts, name)[0] ?? '';

async function namesOf(patients: readonly string[]): Promise<Map<string, string>> {
    const ids = [...new Set(patients)].map((reference) => reference.split('/')[1] ?? '');
    if (ids.length === 0) return new Map();
    const found = await fhir.all<Patient>('Patient', { _id: ids.join(','), _count: mostShown });
    return new Map(found.map((patient) => [`Patient/${patient.id}`, nameOf(patient)]));
}
