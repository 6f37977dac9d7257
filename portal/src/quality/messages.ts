import { defineMessages, type Translate } from '../app/i18n';
import da from './messages.da.json';
import en from './messages.en.json';

export type QualityKey = keyof typeof en;
export type QualityTexts = Translate<QualityKey>;

export const messages = defineMessages<QualityKey>('quality', en, da);
