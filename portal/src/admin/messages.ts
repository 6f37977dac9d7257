import { defineMessages } from '../app/i18n';
import da from './messages.da.json';
import en from './messages.en.json';

export const messages = defineMessages('admin', en, da);
