import { translated } from '@stemme/questionnaire-renderer';
import type { Measure } from 'fhir/r4';
import { digitsOf, extension } from '../charts';
import type { Definitions } from '../desk/definitions';

/** What patients report of their health, or of their experience: never mixed in one figure. */
export type Kind = 'prom' | 'prem';

/** An indicator as the pages need it. */
export interface Indicator {
    /** Its code: the last part of the Measure's canonical (an id may not hold `_`). */
    readonly id: string;
    readonly title: string;
    readonly kind: Kind;
    readonly unit: 'score' | '%';
    readonly better?: 'higher' | 'lower';
    /** Decimals its figures are shown with: a mean has at least one. */
    readonly digits: number;
}

/** The indicators of a kind, by title in the reader's language. */
export function indicatorsOf(
    measures: readonly Measure[],
    kind: Kind,
    definitions: Definitions,
    language: string,
): Indicator[] {
    return measures
        .map((measure) => indicatorOf(measure, definitions, language))
        .filter((indicator) => indicator.kind === kind)
        .sort((one, other) => one.title.localeCompare(other.title, language));
}

/** The score an indicator measures, as canonical. */
export const measuredScore = (measure: Measure): string | undefined => extension(measure, 'measured-score')?.valueCanonical;

export function indicatorOf(measure: Measure, definitions: Definitions, language: string): Indicator {
    const notation = measure.improvementNotation?.coding?.[0]?.code;
    const prem = measure.topic?.some((topic) => topic.coding?.some((coding) => coding.code === 'prem'));
    return {
        id: measure.url?.split('/').pop() ?? '',
        title: translated(measure, 'title', language) || (measure.id ?? ''),
        kind: prem ? 'prem' : 'prom',
        unit: measure.scoring?.coding?.[0]?.code === 'proportion' ? '%' : 'score',
        digits: Math.max(1, digitsOf(definitions.get(measuredScore(measure)))),
        better: notation === 'increase' ? 'higher' : notation === 'decrease' ? 'lower' : undefined,
    };
}
