import type { Observation, ObservationComponent } from 'fhir/r4';
import { codeIn, extension } from './names';
import { bandAt, type Scale } from './scale';

/** One result of one score: a value, or the reason why there is none. Changes are signed, in points of the scale. */
export interface ScorePoint {
    readonly id: string;
    readonly at: Date;
    readonly value?: number;
    readonly missing?: string;
    readonly bandCode?: string;
    readonly bandText?: string;
    readonly changeLast?: number;
    readonly changeBaseline?: number;
    readonly standardError?: number;
    readonly answered?: number;
    readonly items?: number;
    /** Reference of the response it came from. */
    readonly response?: string;
}

/** The code of a score Observation in Stemme's own system. */
export const scoreCode = (observation: Observation): string =>
    codeIn(observation.code, 'score') ?? observation.code.coding?.[0]?.code ?? '';

/** The score definition an Observation names, as `url|version`. */
export const definitionOf = (observation: Observation): string | undefined =>
    extension(observation, 'score-definition')?.valueCanonical;

/** Reads score Observations, oldest first, without those entered in error. */
export function scorePoints(observations: readonly Observation[]): ScorePoint[] {
    return observations
        .filter((observation) => observation.status !== 'entered-in-error' && observation.effectiveDateTime)
        .map(pointOf)
        .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** The word for the level of a result: the definition's own word for the recorded level, in the reader's language. */
export function bandWord(scale: Scale, point: ScorePoint): string {
    const recorded = scale.bands.find((band) => band.code === point.bandCode);
    if (recorded) return recorded.word;
    return point.bandText ?? (point.value === undefined ? '' : (bandAt(scale, point.value)?.word ?? ''));
}

function pointOf(observation: Observation): ScorePoint {
    const interpretation = observation.interpretation?.[0];
    const number = (code: string) =>
        component(observation, code)?.valueQuantity?.value ?? component(observation, code)?.valueInteger;
    return {
        id: observation.id ?? '',
        at: new Date(observation.effectiveDateTime!),
        value: observation.valueQuantity?.value,
        missing: observation.valueQuantity ? undefined : reasonOf(observation),
        bandCode: interpretation?.coding?.[0]?.code,
        bandText: interpretation?.text ?? interpretation?.coding?.[0]?.display,
        changeLast: number('change-last'),
        changeBaseline: number('change-baseline'),
        standardError: number('standard-error'),
        answered: number('answered'),
        items: number('items'),
        response: observation.derivedFrom?.[0]?.reference,
    };
}

function component(observation: Observation, code: string): ObservationComponent | undefined {
    return observation.component?.find((one) => one.code.coding?.some((coding) => coding.code === code));
}

function reasonOf(observation: Observation): string {
    const reason = observation.dataAbsentReason;
    return reason?.text ?? reason?.coding?.[0]?.display ?? '';
}
