import type { Coding, Quantity, QuestionnaireItem } from 'fhir/r4';
import type { Answer } from './form';
import { optionAnswer } from './form';
import { weightOf } from './extensions';

/** The value inside an answer, whatever its type. */
export type Value = string | number | boolean | Coding | Quantity | { contentType?: string } | undefined;

/** Anything with one `value[x]`: an answer, an option, an enableWhen condition with its `answer[x]`. */
export function valueOf(holder: object, prefix: 'value' | 'answer' = 'value'): Value {
    return Object.entries(holder).find(
        ([name]) => name.startsWith(prefix) && name.length > prefix.length,
    )?.[1] as Value;
}

const isCoding = (value: Value): value is Coding =>
    typeof value === 'object' && !('value' in value) && ('code' in value || 'display' in value);
const isQuantity = (value: Value): value is Quantity => typeof value === 'object' && 'value' in value;

/** Same code of the same system; a condition that names no system matches any. */
export function sameCoding(one: Coding, other: Coding): boolean {
    if (!one.code && !other.code) return one.display === other.display;
    return one.code === other.code && (!one.system || !other.system || one.system === other.system);
}

/** Negative, zero or positive as `one` is less than, equal to or more than `other`; undefined when they do not compare. */
export function compare(one: Value, other: Value): number | undefined {
    if (isQuantity(one) || isQuantity(other)) return compareQuantities(one, other);
    if (isCoding(one) && isCoding(other)) return sameCoding(one, other) ? 0 : undefined;
    if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
    return undefined;
}

function compareQuantities(one: Value, other: Value): number | undefined {
    if (!isQuantity(one) || !isQuantity(other)) return undefined;
    const unit = (quantity: Quantity) => quantity.code ?? quantity.unit;
    if (unit(one) !== unit(other) || one.value === undefined || other.value === undefined) return undefined;
    return one.value - other.value;
}

/** Times of day and dates sort as text; moments with a zone sort as moments. */
function compareTexts(one: string, other: string): number {
    const moment = /^\d{4}-\d{2}-\d{2}T/;
    if (moment.test(one) && moment.test(other)) return Date.parse(one) - Date.parse(other);
    return one < other ? -1 : one > other ? 1 : 0;
}

export function sameAnswer(one: Answer, other: Answer): boolean {
    return compare(valueOf(one), valueOf(other)) === 0;
}

/** The number an answer counts as: weight of its option, the number itself, yes 1 and no 0. */
export function numberOf(item: QuestionnaireItem, answer: Answer): number | undefined {
    const option = item.answerOption?.find((one) => sameAnswer(optionAnswer(one), answer));
    const weight = option && weightOf(option);
    if (weight !== undefined) return weight;
    if (answer.valueBoolean !== undefined) return Number(answer.valueBoolean);
    return answer.valueInteger ?? answer.valueDecimal ?? answer.valueQuantity?.value;
}
