import { defineMessages } from '../i18n';
import da from './messages.da.json';
import en from './messages.en.json';

export const messages = defineMessages('web', en, da);
