import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Observation, ObservationDefinition } from 'fhir/r4';
import { definitionOf, isSecondary, scoreCode } from '../charts';
import { loadDefinitions } from '../desk/definitions';

/** One score of the patient over time: its newest definition and all its Observations, oldest first. */
export interface Series {
    readonly code: string;
    readonly definition: ObservationDefinition;
    readonly observations: readonly Observation[];
}

/**
 * The patient's own scores, those answered last first. Left out are secondary scores, and scores without a definition,
 * which cannot be explained.
 */
export async function loadResults(patient: string): Promise<Series[]> {
    const found = await fhir.all<Observation>('Observation', {
        patient,
        category: 'survey',
        _sort: 'date',
        _count: 200,
    });
    const scores = found.filter(
        (one) => one.resourceType === 'Observation' && definitionOf(one) && one.status !== 'entered-in-error',
    );
    const definitions = await loadDefinitions(scores.map(definitionOf));
    const byCode = grouped(scores);
    return [...byCode]
        .flatMap(([code, observations]) => {
            const definition = definitions.get(definitionOf(observations.at(-1)!));
            return definition && !isSecondary(definition) ? [{ code, definition, observations }] : [];
        })
        .sort((one, other) => newest(other).localeCompare(newest(one)));
}

/** By score code; Map.groupBy is too new for the telephones of some patients. */
function grouped(scores: Observation[]): Map<string, Observation[]> {
    const groups = new Map<string, Observation[]>();
    for (const score of scores) groups.set(scoreCode(score), [...(groups.get(scoreCode(score)) ?? []), score]);
    return groups;
}

const newest = ({ observations }: Series): string => observations.at(-1)?.effectiveDateTime ?? '';
