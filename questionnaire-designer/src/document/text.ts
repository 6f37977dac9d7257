import { translationOf } from '@stemme/questionnaire-renderer';
import { languages } from '@stemme/questionnaire-renderer/i18n';
import type { Element, Extension, Questionnaire } from 'fhir/r4';
import { TRANSLATION } from './canonicals';

/** The languages a questionnaire is written in here; texts in others are kept. English first, as it is the base. */
export const LANGUAGES = [...languages].reverse();

/** The language of the fields themselves; other languages stand in `translation` extensions. */
export const baseOf = (questionnaire: Questionnaire) => questionnaire.language ?? 'en';

type Fields = Record<string, unknown>;

/** The text of one field of a questionnaire, an item or a coding in exactly one language, or `''`. */
export function textIn(node: object, field: string, language: string, base: string): string {
    const fields = node as Fields;
    if (language === base) return (fields[field] as string | undefined) ?? '';
    return translationOf(fields[`_${field}`] as Element | undefined, language) ?? '';
}

/** The node with the field's text in one language replaced; an empty text removes it. All else stays as it was. */
export function withText<T extends object>(node: T, field: string, language: string, base: string, text: string): T {
    if (language === base) return withField(node, field, text || undefined);
    const side = ((node as Fields)[`_${field}`] ?? {}) as Element;
    const extension = withTranslation(side.extension ?? [], language, text);
    const changed = withField(side, 'extension', extension.length > 0 ? extension : undefined);
    return withField(node, `_${field}`, Object.keys(changed).length > 0 ? changed : undefined);
}

function withTranslation(extensions: Extension[], language: string, text: string): Extension[] {
    const at = extensions.findIndex((extension) => translationOf({ extension: [extension] }, language) !== undefined);
    const old = extensions[at];
    if (text === '') return extensions.filter((extension) => extension !== old);
    if (old === undefined) return [...extensions, translation(language, text)];
    return extensions.with(at, { ...old, extension: old.extension!.map((part) => withContent(part, text)) });
}

function withContent(part: Extension, text: string): Extension {
    if (part.url !== 'content') return part;
    return part.valueMarkdown === undefined ? { ...part, valueString: text } : { ...part, valueMarkdown: text };
}

const translation = (language: string, text: string): Extension => ({
    url: TRANSLATION,
    extension: [
        { url: 'lang', valueCode: language },
        { url: 'content', valueString: text },
    ],
});

/** The node with one field set in its place, or without it when the value is undefined. */
export function withField<T extends object>(node: T, field: string, value: unknown): T {
    if (value !== undefined) return { ...node, [field]: value };
    const { [field]: _gone, ...rest } = node as Fields;
    return rest as T;
}
