import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Observation, ObservationDefinition, QuestionnaireResponse } from 'fhir/r4';
import { bySeries, definitionOf, isSecondary } from '../charts';
import { loadDefinitions } from '../desk/definitions';

/** One score of the patient (of one side of the body) over time: its newest definition and all its Observations, oldest first. */
export interface Series {
    readonly code: string;
    readonly definition: ObservationDefinition;
    readonly observations: readonly Observation[];
}

/**
 * The patient's own scores, those answered last first. Left out are those of what relatives answered about themselves,
 * secondary scores, and scores without a definition, which cannot be explained.
 */
export async function loadResults(patient: string): Promise<Series[]> {
    const [found, responses] = await Promise.all([
        fhir.all<Observation>('Observation', { patient, category: 'survey', _sort: 'date', _count: 200 }),
        fhir.all<QuestionnaireResponse>('QuestionnaireResponse', { patient, _elements: 'source', _count: 200 }),
    ]);
    const ofRelatives = new Set(responses.filter(isByRelative).map(({ id }) => `QuestionnaireResponse/${id}`));
    const scores = found.filter(
        (one) =>
            definitionOf(one) &&
            one.status !== 'entered-in-error' &&
            !ofRelatives.has(one.derivedFrom?.[0]?.reference ?? ''),
    );
    const definitions = await loadDefinitions(scores.map(definitionOf));
    return bySeries(scores)
        .flatMap(([code, observations]) => {
            const definition = definitions.get(definitionOf(observations.at(-1)!));
            return definition && !isSecondary(definition) ? [{ code, definition, observations }] : [];
        })
        .sort((one, other) => newest(other).localeCompare(newest(one)));
}

const isByRelative = ({ source }: QuestionnaireResponse) => source?.reference?.startsWith('RelatedPerson/') ?? false;

const newest = ({ observations }: Series): string => observations.at(-1)?.effectiveDateTime ?? '';
