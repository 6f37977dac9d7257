import type { Element, Questionnaire, QuestionnaireItem } from 'fhir/r4';

const translation = 'http://hl7.org/fhir/StructureDefinition/translation';

/** A FHIR element and, for a primitive, its `_sibling` with extensions. */
type Holder = object;

/** The translation of a primitive kept in its `_sibling`, or undefined when there is none in that language. */
export function translationOf(sibling: Element | undefined, language: string): string | undefined {
    const parts = sibling?.extension
        ?.filter((extension) => extension.url === translation)
        .find((extension) =>
            sameLanguage(extension.extension?.find((part) => part.url === 'lang')?.valueCode, language),
        );
    const content = parts?.extension?.find((part) => part.url === 'content');
    return content?.valueString ?? content?.valueMarkdown;
}

/** `da` and `da-DK` are the same language to a reader. */
function sameLanguage(one: string | undefined, other: string): boolean {
    return one?.split('-')[0] === other.split('-')[0];
}

/**
 * The text of a string property in the reader's language: `translated(item, 'text', 'da')` looks in `item._text` and
 * falls back to `item.text`, the base language.
 */
export function translated<T extends Holder>(element: T, key: keyof T & string, language: string): string {
    const siblings = element as Record<string, unknown>;
    return translationOf(siblings[`_${key}`] as Element | undefined, language) ?? String(siblings[key] ?? '');
}

/** Whether a questionnaire speaks the language at all: it was written in it, or one of its questions is translated. */
export function speaks(questionnaire: Questionnaire, language: string): boolean {
    const inLanguage = (items: QuestionnaireItem[] | undefined): boolean =>
        (items ?? []).some((item) => translationOf(item._text, language) !== undefined || inLanguage(item.item));
    return sameLanguage(questionnaire.language ?? 'en', language) || inLanguage(questionnaire.item);
}
