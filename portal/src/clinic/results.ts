import type { Observation } from 'fhir/r4';
import { formatNumber } from '../app/format';
import {
    bandAt,
    bandWord,
    changeInFewWords,
    chartMessages,
    definitionOf,
    isOfConcern,
    isSecondary,
    missingInWords,
    scaleOfSeries,
    scoreCode,
    seriesCode,
    scorePoints,
    type Scale,
    type ScorePoint,
} from '../charts';
import type { Definitions } from '../desk/definitions';

/** A patient's newest result of one score, in words. */
export interface Result {
    readonly code: string;
    readonly title: string;
    readonly value: string;
    readonly level: string;
    readonly change?: string;
}

/**
 * The newest scored results that can be shown on a scale, without secondary ones: those that findings speak of
 * (`concerned`) first, and of most concern first among each.
 */
export function newestResults(
    scores: readonly Observation[],
    definitions: Definitions,
    language: string,
    concerned: ReadonlySet<string>,
): Result[] {
    const t = chartMessages.in(language);
    return scores
        .flatMap((score) => {
            const definition = definitions.get(definitionOf(score));
            const scale = definition && scaleOfSeries(definition, [score], language);
            const point = scorePoints([score])[0];
            return scale && point && !isSecondary(definition) ? [{ scale, point, score }] : [];
        })
        .sort((one, other) => weight(one.scale, one.point) - weight(other.scale, other.point))
        .sort(
            (one, other) => Number(concerned.has(scoreCode(other.score))) - Number(concerned.has(scoreCode(one.score))),
        )
        .map(({ scale, point, score }) => ({
            code: seriesCode(score),
            title: scale.title,
            value: point.value === undefined ? '–' : formatNumber(point.value, language, scale.digits),
            level: point.value === undefined ? missingInWords(point, t) : bandWord(scale, point),
            change: point.changeLast === undefined ? undefined : changeInFewWords(point.changeLast, scale, t, language),
        }));
}

/** How much a result calls for attention, 0 most: range of concern, red, yellow, missing, the rest. */
export function weight(scale: Scale, point: ScorePoint | undefined): number {
    if (!point) return 5;
    if (point.value === undefined) return 3;
    const colour = bandAt(scale, point.value)?.colour;
    if (isOfConcern(scale, point.value)) return colour === 'red' ? 0 : 1;
    return colour === 'red' ? 1 : colour === 'yellow' ? 2 : 4;
}
