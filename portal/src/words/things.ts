import { defineMessages, type Translate } from '../app/i18n';
import da from './things.da.json';
import en from './things.en.json';

const messages = defineMessages('things', en, da);

/** What a resource type holds, as people call it, in the plural: "answers to questionnaires". */
export function thingInWords(type: string, language: string): string {
    const t = messages.in(language) as Translate;
    const words = t(type);
    return words === type ? t('other', { type }) : words;
}
