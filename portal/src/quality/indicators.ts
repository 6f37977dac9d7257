import { translated } from '@stemme/questionnaire-renderer';
import type { Measure } from 'fhir/r4';
import { extension } from '../charts';
import { measuredQuestionnaire } from '../desk/measures';

/** What patients report of their health, or of their experience: never mixed in one figure. */
export type Kind = 'prom' | 'prem';

/** An indicator as the pages need it. */
export interface Indicator {
    /** Its code; a Measure's id may not hold the `_` in it. */
    readonly id: string;
    readonly title: string;
    /** The questionnaire it measures, as url. */
    readonly questionnaire: string;
    readonly kind: Kind;
    readonly unit: 'score' | '%';
    /** True of a response rate: the share of those invited who answered. */
    readonly ofResponses: boolean;
    readonly better?: 'higher' | 'lower';
    /** Decimals its figures are shown with: a mean has at least one. */
    readonly digits: number;
}

/** The indicators of a kind, by title in the reader's language. */
export function indicatorsOf(measures: readonly Measure[], kind: Kind, language: string): Indicator[] {
    return measures
        .map((measure) => indicatorOf(measure, language))
        .filter((indicator) => indicator.kind === kind)
        .sort((one, other) => one.title.localeCompare(other.title, language));
}

/** Indicators by the questionnaire they measure. */
export function byQuestionnaire(indicators: readonly Indicator[]): Map<string, Indicator[]> {
    const groups = new Map<string, Indicator[]>();
    for (const one of indicators) groups.set(one.questionnaire, [...(groups.get(one.questionnaire) ?? []), one]);
    return groups;
}

/** The score an indicator measures, as canonical. */
export const measuredScore = (measure: Measure): string | undefined =>
    extension(measure, 'measured-score')?.valueCanonical;

/** The last part of an indicator's canonical. */
export const codeOf = (measure: Measure): string => measure.url?.split('/').pop() ?? '';

/** @param decimals of the score it measures, where they are known */
export function indicatorOf(measure: Measure, language: string, decimals = 1): Indicator {
    const notation = measure.improvementNotation?.coding?.[0]?.code;
    const prem = measure.topic?.some((topic) => topic.coding?.some((coding) => coding.code === 'prem'));
    return {
        id: codeOf(measure),
        title: translated(measure, 'title', language) || (measure.id ?? ''),
        questionnaire: measuredQuestionnaire(measure),
        kind: prem ? 'prem' : 'prom',
        unit: measure.scoring?.coding?.[0]?.code === 'proportion' ? '%' : 'score',
        ofResponses: measuredScore(measure) === undefined && measure.scoring?.coding?.[0]?.code === 'proportion',
        digits: Math.max(1, decimals),
        better: notation === 'increase' ? 'higher' : notation === 'decrease' ? 'lower' : undefined,
    };
}
