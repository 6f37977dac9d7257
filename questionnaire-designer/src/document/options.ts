import { weightOf as writtenWeight } from '@stemme/questionnaire-renderer';
import type { Extension, Questionnaire, QuestionnaireItem, QuestionnaireItemAnswerOption } from 'fhir/r4';
import { BASE, ITEM_WEIGHT, ORDINAL_VALUE } from './canonicals';
import { textIn, withField, withText } from './text';
import { shortName } from './versions';

export type Option = QuestionnaireItemAnswerOption;

const isWeight = (extension: Extension) => extension.url === ORDINAL_VALUE || extension.url === ITEM_WEIGHT;

/** The number an option counts for in scores, or undefined. */
export function weightOf(option: Option): number | undefined {
    const weight = writtenWeight(option);
    return weight === undefined ? undefined : Number(weight);
}

/** The option with another weight, written where the old one stood (`ordinalValue` when there was none). */
export function withWeight(option: Option, weight: number | undefined): Option {
    if (option.valueCoding?.extension?.some(isWeight))
        return { ...option, valueCoding: weighted(option.valueCoding, weight) };
    return weighted(option, weight);
}

function weighted<T extends { extension?: Extension[] }>(node: T, weight: number | undefined): T {
    const extensions = node.extension ?? [];
    const at = extensions.findIndex(isWeight);
    const changed =
        weight === undefined
            ? extensions.filter((_, index) => index !== at)
            : at < 0
              ? [...extensions, { url: ORDINAL_VALUE, valueDecimal: weight }]
              : extensions.with(at, { ...extensions[at]!, valueDecimal: weight });
    return withField(node, 'extension', changed.length > 0 ? changed : undefined);
}

/** The option's words in one language; options that are plain strings are words themselves. */
export function optionText(option: Option, language: string, base: string): string {
    if (option.valueCoding) return textIn(option.valueCoding, 'display', language, base);
    if (option.valueString !== undefined) return textIn(option, 'valueString', language, base);
    return String(plainValue(option) ?? '');
}

/** The option with other words in one language. */
export function withOptionText(option: Option, language: string, base: string, text: string): Option {
    if (option.valueCoding)
        return { ...option, valueCoding: withText(option.valueCoding, 'display', language, base, text) };
    return option.valueString === undefined ? option : withText(option, 'valueString', language, base, text);
}

/** Whether the words of an option can be edited; a number, date or reference is its own value. */
export const hasWords = (option: Option) => option.valueCoding !== undefined || option.valueString !== undefined;

const plainValue = (option: Option) =>
    option.valueInteger ?? option.valueDate ?? option.valueTime ?? option.valueReference?.display;

export function withCode(option: Option, code: string): Option {
    return { ...option, valueCoding: withField(option.valueCoding ?? {}, 'code', code || undefined) };
}

/** An option after the last one: same code system, the next number as code and weight. */
export function nextOption(questionnaire: Questionnaire, item: QuestionnaireItem): Option {
    const options = item.answerOption ?? [];
    const numbers = options.flatMap((option) => [weightOf(option) ?? -1, Number(option.valueCoding?.code ?? -1)]);
    const number = Math.max(-1, ...numbers.filter(Number.isFinite)) + 1;
    const system = options.at(-1)?.valueCoding?.system ?? `${BASE}/CodeSystem/${shortName(questionnaire)}`;
    return {
        extension: [{ url: ORDINAL_VALUE, valueDecimal: Math.floor(number) }],
        valueCoding: { system, code: String(Math.floor(number)) },
    };
}
