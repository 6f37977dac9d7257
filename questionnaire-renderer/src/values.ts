import type { Coding, Quantity, QuestionnaireItem, Reference } from 'fhir/r4';
import type { Answer } from './form';
import { optionAnswer } from './form';
import { weightOf } from './extensions';

/** The value inside an answer, whatever its type. */
export type Value = string | number | boolean | Coding | Quantity | Reference | undefined;

/** Anything with one `value[x]`: an answer, an option, an enableWhen condition with its `answer[x]`. */
export function valueOf(holder: object, prefix: 'value' | 'answer' = 'value'): Value {
    return Object.entries(holder).find(
        ([name]) => name.startsWith(prefix) && name.length > prefix.length,
    )?.[1] as Value;
}

type Kind = 'coding' | 'quantity' | 'boolean' | 'number' | 'text' | 'reference' | undefined;

function kindOf(value: Value): Kind {
    if (typeof value === 'boolean' || typeof value === 'number') return typeof value as Kind;
    if (typeof value === 'string') return 'text';
    if (typeof value !== 'object') return undefined;
    if ('value' in value) return 'quantity';
    if ('reference' in value) return 'reference';
    return 'code' in value || 'display' in value ? 'coding' : undefined;
}

/** Same code of the same system; a reference value that names no system stands for its code in any. */
export function sameCoding(one: Coding, reference: Coding): boolean {
    if (!one.code && !reference.code) return one.display === reference.display;
    return one.code === reference.code && (!reference.system || one.system === reference.system);
}

/**
 * Negative, zero or positive as a value is less than, equal to or more than a reference value; undefined when they are
 * different and have no order, or when their order cannot be known. The same rules as the server's form engine.
 */
export function compare(one: Value, reference: Value): number | undefined {
    const kind = kindOf(one);
    if (kind === 'quantity') return compareQuantities(one as Quantity, reference);
    if (kind !== kindOf(reference)) return undefined;
    if (kind === 'number') return (one as number) - (reference as number);
    if (kind === 'text') return compareTexts(one as string, reference as string);
    if (kind === 'coding') return sameCoding(one as Coding, reference as Coding) ? 0 : undefined;
    if (kind === 'reference')
        return (one as Reference).reference === (reference as Reference).reference ? 0 : undefined;
    return one === reference ? 0 : undefined;
}

/** Only in the same unit; a plain number is meant in whatever unit is answered. "More than 5" has no order. */
function compareQuantities(one: Quantity, reference: Value): number | undefined {
    if (one.value === undefined || one.comparator) return undefined;
    if (typeof reference === 'number') return one.value - reference;
    if (kindOf(reference) !== 'quantity') return undefined;
    const other = reference as Quantity;
    const sameUnit =
        one.code || other.code ? one.code === other.code && one.system === other.system : one.unit === other.unit;
    return sameUnit && other.value !== undefined ? one.value - other.value : undefined;
}

const date = /^\d{4}(-\d{2}){0,2}(T|$)/;
const time = /^\d{2}:\d{2}:\d{2}(\.\d+)?$/;

function compareTexts(one: string, reference: string): number | undefined {
    if (one === reference) return 0;
    if (date.test(one) && date.test(reference)) return compareDates(one, reference);
    if (time.test(one) && time.test(reference)) return inOrder(padded(one), padded(reference));
    return undefined;
}

/** With nine decimals of a second, so that text order is time order. */
const padded = (one: string) => (one.includes('.') ? one : `${one}.`).padEnd('hh:mm:ss.nnnnnnnnn'.length, '0');

/** Moments in any zone; else as far as both are given: when that is equal and one says more, the order is unknown. */
function compareDates(one: string, reference: string): number | undefined {
    if (one.includes('T') && reference.includes('T')) return Date.parse(one) - Date.parse(reference);
    const [day, other] = [one.slice(0, 10), reference.slice(0, 10)];
    const common = Math.min(day.length, other.length);
    const order = inOrder(day.slice(0, common), other.slice(0, common));
    if (order !== 0) return order;
    return one.length === reference.length ? 0 : undefined;
}

const inOrder = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

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
