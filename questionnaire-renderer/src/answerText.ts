import type { QuestionnaireItem } from 'fhir/r4';
import type { Answer } from './form';
import type { T } from './messages';
import { labelOf } from './options';
import { optionAnswer } from './form';
import { translated } from './translated';
import { sameAnswer } from './values';

const locale = (language: string) =>
    language.startsWith('da') ? 'da-DK' : language.startsWith('en') ? 'en-GB' : language;

/** An answer as a reader of the language would write it: `Ja`, `72,5 kg`, `21. nov. 2026`, the words of an option. */
export function answerText(item: QuestionnaireItem | undefined, answer: Answer, language: string, t: T): string {
    const { valueBoolean, valueQuantity, valueAttachment, valueUri, valueReference, valueDate, valueDateTime } = answer;
    if (valueBoolean !== undefined) return t(valueBoolean ? 'yes' : 'no');
    if (valueQuantity) return `${number(valueQuantity.value, language)} ${valueQuantity.unit ?? ''}`.trim();
    if (valueDate) return date(valueDate, language, { dateStyle: 'medium' });
    if (valueDateTime) return date(valueDateTime, language, { dateStyle: 'medium', timeStyle: 'short' });
    if (answer.valueTime) return answer.valueTime.slice(0, 5);
    const numeric = answer.valueDecimal ?? answer.valueInteger;
    const option = optionText(item, answer, language);
    if (option) return option;
    if (numeric !== undefined) return number(numeric, language);
    return valueAttachment?.title ?? valueUri ?? valueReference?.display ?? labelOf(answer, language);
}

/** The option's words today, for an answer that was stored without its translations. */
function optionText(item: QuestionnaireItem | undefined, answer: Answer, language: string): string | undefined {
    if (answer.valueCoding?._display) return undefined;
    const option = item?.answerOption?.find((one) => sameAnswer(optionAnswer(one), answer));
    if (!option) return undefined;
    return option.valueString === undefined
        ? labelOf(optionAnswer(option), language)
        : translated(option, 'valueString', language);
}

const number = (value: number | undefined, language: string) =>
    value === undefined ? '' : new Intl.NumberFormat(locale(language), { maximumFractionDigits: 6 }).format(value);

/** A year or a month alone is shown as it is; a day is the day on the calendar, whatever the zone. */
function date(value: string, language: string, style: Intl.DateTimeFormatOptions): string {
    if (value.length < 10) return value;
    const moment = new Date(value.length === 10 ? `${value}T00:00:00` : value);
    return new Intl.DateTimeFormat(locale(language), style).format(moment);
}
