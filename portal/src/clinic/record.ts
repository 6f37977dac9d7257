import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Observation, ObservationDefinition, Patient, QuestionnaireResponse } from 'fhir/r4';
import {
    bySeries,
    definitionOf,
    definitionTitle,
    isSecondary,
    scaleOf,
    scaleOfSeries,
    scorePoints,
    sidedTitle,
    system,
    type Person,
    type Scale,
    type ScorePoint,
} from '../charts';
import { isFinding } from './concern';
import { loadDefinitions, type Definitions } from '../desk/definitions';
import { judgedFindings, type Judged } from './findings';
import { ownWordsOf, type OwnWords } from './ownWords';
import { ageOf } from './people';
import { weight } from './results';

/** One score of a patient (of one side of the body) over time, with the definition its newest result names. */
export interface Domain {
    readonly code: string;
    readonly definition: ObservationDefinition;
    readonly scale: Scale;
    readonly observations: readonly Observation[];
    readonly points: readonly ScorePoint[];
}

/** A result that has no scale: a flag (yes or no) or a profile. Only the newest of its kind. */
export interface OtherResult {
    readonly code: string;
    readonly title: string;
    readonly at: string;
    readonly value?: boolean | string;
    readonly missing?: string;
    readonly response?: string;
}

/** Everything the page of one patient shows. */
export interface PatientRecord {
    readonly patient: Patient;
    readonly person: Person;
    readonly domains: readonly Domain[];
    /** Scores for those who look for them, such as another country's index. */
    readonly secondary: readonly Domain[];
    readonly others: readonly OtherResult[];
    readonly findings: readonly Judged[];
    readonly ownWords: readonly OwnWords[];
}

/** Fetches what is known of a patient, with words in the reader's language. */
export async function loadRecord(id: string, language: string): Promise<PatientRecord> {
    const of = { patient: `Patient/${id}` };
    const [patient, scores, findings, responses] = await Promise.all([
        fhir.get<Patient>(`Patient/${id}`),
        fhir.all<Observation>('Observation', { ...of, category: 'survey', _sort: 'date', _count: 500 }),
        fhir.all<Observation>('Observation', {
            ...of,
            code: `${system('observation-kind')}|attention`,
            _sort: '-date',
            _count: 200,
        }),
        fhir.search<QuestionnaireResponse>('QuestionnaireResponse', { ...of, _sort: '-authored', _count: 50 }),
    ]);
    const results = scores.filter((score) => !isFinding(score) && score.status !== 'entered-in-error');
    const [definitions, judged, ownWords] = await Promise.all([
        loadDefinitions(results.map(definitionOf)),
        judgedFindings(findings, language),
        ownWordsOf(responses.resources, language),
    ]);
    const person = { gender: patient.gender, age: ageOf(patient, new Date()) };
    const domains = domainsOf(results, definitions, language, person);
    return {
        patient,
        person,
        domains: domains.filter(({ definition }) => !isSecondary(definition)),
        secondary: domains.filter(({ definition }) => isSecondary(definition)),
        others: othersOf(results, definitions, language),
        findings: judged,
        ownWords,
    };
}

/** The scores that can be drawn, those whose newest result is of most concern first. */
export function domainsOf(
    scores: readonly Observation[],
    definitions: Definitions,
    language: string,
    person: Person,
): Domain[] {
    return bySeries(scores)
        .flatMap(([code, observations]) => {
            const definition = definitions.get(definitionOf(newest(observations)));
            const scale = definition && scaleOfSeries(definition, observations, language, person);
            return scale ? [{ code, definition, scale, observations, points: scorePoints(observations) }] : [];
        })
        .sort((one, other) => weight(one.scale, one.points.at(-1)) - weight(other.scale, other.points.at(-1)));
}

/** The newest flags and profiles. */
export function othersOf(scores: readonly Observation[], definitions: Definitions, language: string): OtherResult[] {
    return bySeries(scores).flatMap(([code, observations]) => {
        const last = newest(observations);
        const definition = definitions.get(definitionOf(last));
        if (definition && scaleOf(definition, language)) return [];
        return [
            {
                code,
                title: sidedTitle(
                    definition
                        ? definitionTitle(definition, language)
                        : (last.code.text ?? last.code.coding?.[0]?.display ?? code),
                    last,
                    language,
                ),
                at: last.effectiveDateTime ?? '',
                value: last.valueBoolean ?? last.valueString ?? last.valueQuantity?.value?.toString(),
                response: last.derivedFrom?.[0]?.reference,
                missing: last.dataAbsentReason?.text ?? last.dataAbsentReason?.coding?.[0]?.display,
            },
        ];
    });
}

const newest = (observations: readonly Observation[]): Observation =>
    observations.reduce((best, one) => ((one.effectiveDateTime ?? '') >= (best.effectiveDateTime ?? '') ? one : best));
