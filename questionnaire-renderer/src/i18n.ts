import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

/** The languages of the pages themselves; a questionnaire may have more. */
export type Language = 'da' | 'en';
export const languages: readonly Language[] = ['da', 'en'];

const storageKey = 'language';
const i18n = i18next.createInstance();

function chosenLanguage(): Language {
    const kept = globalThis.localStorage?.getItem(storageKey) ?? navigator.language;
    return kept.startsWith('en') ? 'en' : 'da';
}

void i18n.init({
    lng: chosenLanguage(),
    fallbackLng: 'en',
    resources: {},
    initAsync: false,
    showSupportNotice: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false }, // React escapes
});
document.documentElement.lang = i18n.language;

/** Switches every page text at once, sets `<html lang>` and remembers the choice on this device. */
export function setLanguage(language: Language): void {
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
}

export const currentLanguage = (): Language => i18n.language as Language;

const subscribe = (listener: () => void) => {
    i18n.on('languageChanged', listener);
    return () => i18n.off('languageChanged', listener);
};

/** The current language; the component renders again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);

/** `days_one` and `days_other` are called as `days` with a count. */
type Callable<K extends string> = K extends `${infer Stem}_${'one' | 'other' | 'zero'}` ? Stem : K;

export type Translate<K extends string = string> = (key: Callable<K>, values?: Record<string, unknown>) => string;

export interface Messages<K extends string> {
    /** The texts in a given language, whatever the page's own. */
    in(language: string): Translate<K>;
    /** The texts in the page's language; renders again when it changes. */
    use(): { t: Translate<K>; language: Language };
}

/**
 * Registers an area's message files and gives typed access to them: a key missing in one of the languages does not
 * compile. Keys are flat; values use i18next's `{{name}}` and `_one`/`_other`.
 */
export function defineMessages<K extends string>(
    area: string,
    en: Record<K, string>,
    da: Record<K, string>,
): Messages<K> {
    i18n.addResourceBundle('en', area, en);
    i18n.addResourceBundle('da', area, da);
    const texts = (language: string) => i18n.getFixedT(language, area) as unknown as Translate<K>;
    return {
        in: texts,
        use() {
            const language = useLanguage();
            return { t: texts(language), language };
        },
    };
}
