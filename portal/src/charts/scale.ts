import { translated } from '@stemme/questionnaire-renderer';
import type { Extension, ObservationDefinition, ObservationDefinitionQualifiedInterval } from 'fhir/r4';
import { extension, extensionUrl } from './names';

const r5 = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition';

export type BandColour = 'none' | 'green' | 'yellow' | 'red';

/** A level of a score: low ≤ x < high; the last band of a scale includes its high. */
export interface Band {
    readonly low: number;
    readonly high: number;
    readonly code: string;
    readonly word: string;
    readonly colour: BandColour;
    readonly source?: string;
}

/** The boundary of the range of concern; `side` says where the concern lies. */
export interface Threshold {
    readonly value: number;
    readonly side: 'above' | 'below';
    readonly low: number;
    readonly high: number;
    readonly word: string;
}

/** The smallest change that matters, which holds for a named population and no other. */
export interface ImportantChange {
    readonly amount: number;
    readonly population: string;
    readonly source: string;
    readonly confirmed: string;
}

/** What a chart needs to know of a score definition, with words in one language. `low`..`high` is the whole range. */
export interface Scale {
    readonly url: string;
    readonly code: string;
    readonly title: string;
    readonly low: number;
    readonly high: number;
    readonly better?: 'higher' | 'lower';
    /** Decimals its values are shown with. */
    readonly digits: number;
    readonly bands: readonly Band[];
    readonly threshold?: Threshold;
    readonly importantChanges: readonly ImportantChange[];
    readonly sources: readonly string[];
}

/** Whom the scores belong to, for definitions whose bands depend on sex or age (years). */
export interface Person {
    readonly gender?: string;
    readonly age?: number;
}

/** Reads a score definition. Undefined when it has no whole range, as a flag or a profile: there is nothing to draw. */
export function scaleOf(definition: ObservationDefinition, language: string, person: Person = {}): Scale | undefined {
    const intervals = (definition.qualifiedInterval ?? []).filter((interval) => fits(interval, person));
    const whole = intervals.find((interval) => interval.category === 'absolute')?.range;
    const [low, high] = [whole?.low?.value, whole?.high?.value];
    if (low === undefined || high === undefined) return undefined;
    const scoring = extension(definition, 'scoring')?.extension ?? [];
    return {
        url: definitionUrl(definition),
        code: definition.code.coding?.[0]?.code ?? '',
        title: definitionTitle(definition, language),
        low,
        high,
        better: betterOf(scoring.find((part) => part.url === 'direction')?.valueCode),
        digits: digitsOf(definition),
        bands: intervals.filter((one) => one.category === 'reference').map((one) => bandOf(one, low, high, language)),
        threshold: thresholdOf(
            intervals.find((one) => one.category === 'critical'),
            low,
            high,
            language,
        ),
        importantChanges: (definition.extension ?? [])
            .filter((one) => one.url === extensionUrl('important-change') && isDifference(one))
            .map(changeOf),
        sources: scoring.flatMap((part) => (part.url === 'source' && part.valueString ? [part.valueString] : [])),
    };
}

/** Canonical url of a score definition, without version. */
export const definitionUrl = (definition: ObservationDefinition): string =>
    definition.extension?.find((one) => one.url === `${r5}.url`)?.valueUri ?? '';

/** True of a score that only a reader who asks for it is shown: another country's index, a short form within a form. */
export const isSecondary = (definition: ObservationDefinition | undefined): boolean =>
    extension(definition, 'secondary')?.valueBoolean ?? false;

/** Decimals of a score's values; one when the definition does not say. */
export const digitsOf = (definition: ObservationDefinition | undefined): number =>
    definition?.quantitativeDetails?.decimalPrecision ?? 1;

/** The score's name in the reader's language. */
export function definitionTitle(definition: ObservationDefinition, language: string): string {
    const coding = definition.code.coding?.[0];
    return (coding && translated(coding, 'display', language)) || definition.code.text || coding?.code || '';
}

/** The band a value lies in. */
export const bandAt = (scale: Scale, value: number): Band | undefined =>
    scale.bands.find((band) => inside(band, value, scale.high));

/** True when a value lies in the range of concern. */
export const isOfConcern = (scale: Scale, value: number): boolean =>
    scale.threshold ? inside(scale.threshold, value, scale.high) : bandAt(scale, value)?.colour === 'red';

function inside(range: { low: number; high: number }, value: number, top: number): boolean {
    return range.low <= value && (value < range.high || (value === range.high && range.high === top));
}

function fits(interval: ObservationDefinitionQualifiedInterval, person: Person): boolean {
    const { low, high } = interval.age ?? {};
    const ageFits =
        !interval.age ||
        (person.age !== undefined && (low?.value ?? 0) <= person.age && person.age <= (high?.value ?? Infinity));
    return ageFits && (!interval.gender || interval.gender === person.gender);
}

function bandOf(interval: ObservationDefinitionQualifiedInterval, low: number, high: number, language: string): Band {
    const parts = extension(interval, 'band')?.extension ?? [];
    return {
        low: interval.range?.low?.value ?? low,
        high: interval.range?.high?.value ?? high,
        code: part(parts, 'code')?.valueCode ?? '',
        word: wordOf(parts, language),
        colour: (part(parts, 'colour')?.valueCode as BandColour | undefined) ?? 'none',
        source: part(parts, 'source')?.valueString,
    };
}

function thresholdOf(
    interval: ObservationDefinitionQualifiedInterval | undefined,
    low: number,
    high: number,
    language: string,
): Threshold | undefined {
    if (!interval) return undefined;
    const { word, ...range } = bandOf(interval, low, high, language);
    const side = range.low > low ? 'above' : 'below';
    return { value: side === 'above' ? range.low : range.high, side, low: range.low, high: range.high, word };
}

/** Leaves out the states that are named beside the differences: an acceptable one, a failed treatment. */
const isDifference = (extension: Extension): boolean =>
    ['mid', undefined].includes(part(extension.extension ?? [], 'kind')?.valueCode);

function changeOf(extension: Extension): ImportantChange {
    const parts = extension.extension ?? [];
    return {
        amount: part(parts, 'amount')?.valueDecimal ?? NaN,
        population: part(parts, 'population')?.valueString ?? '',
        source: part(parts, 'source')?.valueString ?? '',
        confirmed: part(parts, 'confirmed')?.valueString ?? '',
    };
}

function betterOf(direction: string | undefined): Scale['better'] {
    return direction === 'higher-better' ? 'higher' : direction === 'higher-worse' ? 'lower' : undefined;
}

const part = (parts: Extension[], name: string) => parts.find((one) => one.url === name);

function wordOf(parts: Extension[], language: string): string {
    const display = part(parts, 'display');
    return display ? translated(display, 'valueString', language) : '';
}
