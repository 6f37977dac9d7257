import { defineMessages, type Translate } from '../app/i18n';
import da from './messages.da.json';
import en from './messages.en.json';

export type ClinicKey = keyof typeof en;
export type ClinicTexts = Translate<ClinicKey>;

export const messages = defineMessages<ClinicKey>('clinic', en, da);
