import type { Observation, ObservationDefinition } from 'fhir/r4';
import { chartMessages } from './messages';
import { codeIn } from './names';
import { scoreCode } from './points';
import { scaleOf, type Person, type Scale } from './scale';

/** A score and the side of the body it is about: what makes one line of a chart. */
export const seriesCode = (score: Observation): string => [scoreCode(score), sideOf(score) ?? []].flat().join('-');

const sideOf = ({ bodySite }: Observation): string | undefined => codeIn(bodySite, 'side');

/** Scores by series, in the order they first appear: left and right are two courses, never one line. */
export function bySeries(scores: readonly Observation[]): [string, Observation[]][] {
    const series = new Map<string, Observation[]>();
    for (const score of scores) series.set(seriesCode(score), [...(series.get(seriesCode(score)) ?? []), score]);
    return [...series];
}

/** The scale of one series; its title names the side. */
export function scaleOfSeries(
    definition: ObservationDefinition,
    scores: readonly Observation[],
    language: string,
    person?: Person,
): Scale | undefined {
    const scale = scaleOf(definition, language, person);
    return scale && { ...scale, title: sidedTitle(scale.title, scores[0], language) };
}

/** The title with the side where there is one. */
export function sidedTitle(title: string, score: Observation | undefined, language: string): string {
    const side = score && sideOf(score);
    return side === 'left' || side === 'right' ? chartMessages.in(language)(side, { title }) : title;
}
