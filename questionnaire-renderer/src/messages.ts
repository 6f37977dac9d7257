import { defineMessages, type Translate } from './i18n';
import da from './messages.da.json';
import en from './messages.en.json';

/** The renderer's own words. They follow the language the form is shown in, not the page's. */
export const messages = defineMessages('renderer', en, da);

export type T = typeof messages extends { in(language: string): infer R } ? R : Translate;
