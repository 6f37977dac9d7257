import { defineMessages } from '@stemme/questionnaire-renderer/i18n';
import da from './da.json';
import en from './en.json';

/** Every word of the designer, in the language of the page. */
export const messages = defineMessages('designer', en, da);
export const useMessages = messages.use;
