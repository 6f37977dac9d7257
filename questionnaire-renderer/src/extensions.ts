import type { Extension, QuestionnaireItem, QuestionnaireItemAnswerOption } from 'fhir/r4';
import { translated } from './translated';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const own = 'https://stemme.example/fhir/StructureDefinition/';

interface Extended {
    extension?: Extension[];
}

const find = (element: Extended, url: string): Extension | undefined =>
    element.extension?.find((extension) => extension.url === url);

const numberIn = (extension: Extension | undefined): number | undefined =>
    extension?.valueDecimal ?? extension?.valueInteger ?? extension?.valueQuantity?.value;

/** The code of `questionnaire-itemControl`: slider, check-box, drop-down, help, lower, upper, page … */
export const controlOf = (item: QuestionnaireItem): string | undefined =>
    find(item, `${hl7}questionnaire-itemControl`)?.valueCodeableConcept?.coding?.[0]?.code;

/** The linkId of the display item that leads up to this question, where several questions share one stem. */
export const stemOf = (item: QuestionnaireItem): string | undefined => find(item, `${own}stem`)?.valueString;

export const isHidden = (item: QuestionnaireItem): boolean =>
    find(item, `${hl7}questionnaire-hidden`)?.valueBoolean === true;

/** A slider that stands upright; forms of others say it with HL7's extension, though that is for choices. */
export const isVertical = (item: QuestionnaireItem): boolean =>
    [`${own}slider-orientation`, `${hl7}questionnaire-choiceOrientation`].some(
        (url) => find(item, url)?.valueCode === 'vertical',
    );

/** Limits of a number; undefined where the item sets none. */
export function limitsOf(item: QuestionnaireItem): { min?: number; max?: number; step?: number; decimals?: number } {
    return {
        min: numberIn(find(item, `${hl7}minValue`)),
        max: numberIn(find(item, `${hl7}maxValue`)),
        step: numberIn(find(item, `${hl7}questionnaire-sliderStepValue`)),
        decimals: numberIn(find(item, `${hl7}maxDecimalPlaces`)),
    };
}

/** Limits of a date or time, as FHIR text. */
export function dateLimitsOf(item: QuestionnaireItem): { min?: string; max?: string } {
    const text = (url: string) => {
        const limit = find(item, url);
        return limit?.valueDate ?? limit?.valueDateTime ?? limit?.valueTime;
    };
    return { min: text(`${hl7}minValue`), max: text(`${hl7}maxValue`) };
}

/** How many answers a repeating item takes, and how short a text may be. */
export function occursOf(item: QuestionnaireItem): { min?: number; max?: number; minLength?: number } {
    return {
        min: numberIn(find(item, `${hl7}questionnaire-minOccurs`)),
        max: numberIn(find(item, `${hl7}questionnaire-maxOccurs`)),
        minLength: numberIn(find(item, `${hl7}minLength`)),
    };
}

export const unitsOf = (item: QuestionnaireItem) =>
    (item.extension ?? [])
        .filter((extension) => [`${hl7}questionnaire-unit`, `${hl7}questionnaire-unitOption`].includes(extension.url))
        .flatMap((extension) => (extension.valueCoding ? [extension.valueCoding] : []));

/** "None of these": chosen alone. */
export const isExclusive = (option: QuestionnaireItemAnswerOption): boolean =>
    find(option, `${hl7}questionnaire-optionExclusive`)?.valueBoolean === true;

/** The number an option counts as (`ordinalValue` or `itemWeight`, on the option or on its coding). */
export function weightOf(option: QuestionnaireItemAnswerOption): number | undefined {
    const holders: Extended[] = [option, option.valueCoding ?? {}];
    const urls = [`${hl7}ordinalValue`, `${hl7}itemWeight`];
    return holders
        .flatMap((holder) => urls.map((url) => numberIn(find(holder, url))))
        .find((value) => value !== undefined);
}

/** A picture that belongs to the question. */
export const mediaOf = (item: QuestionnaireItem) => find(item, `${sdc}itemMedia`)?.valueAttachment;

export const expressionOf = (item: QuestionnaireItem, name: 'enableWhenExpression' | 'calculatedExpression') =>
    find(item, `${sdc}${name}`)?.valueExpression?.expression;

/** From which number on an answer asks for help at once, and the help in the reader's language. */
export function criticalAnswerOf(
    item: QuestionnaireItem,
    language: string,
): { atLeast: number; help: string } | undefined {
    const critical = find(item, `${own}critical-answer`);
    const help = critical && find(critical, 'help');
    const atLeast = critical && numberIn(find(critical, 'at-least'));
    return help && atLeast !== undefined ? { atLeast, help: translated(help, 'valueString', language) } : undefined;
}

/** `official` or `unvalidated` for a translation the questionnaire makes a statement about. */
export function translationStatus(questionnaire: Extended, language: string): string | undefined {
    return questionnaire.extension
        ?.filter((extension) => extension.url === `${own}translation-status`)
        .find((extension) => find(extension, 'lang')?.valueCode === language)
        ?.extension?.find((part) => part.url === 'status')?.valueCode;
}

/** True of a catalogue form whose texts stand for a wording that who holds the licence has to add. */
export const isPlaceholder = (questionnaire: Extended): boolean =>
    find(questionnaire, `${own}placeholder`)?.valueBoolean ?? false;
