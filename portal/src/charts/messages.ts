import { defineMessages, type Translate } from '../app/i18n';
import da from './messages.da.json';
import en from './messages.en.json';

export type ChartKey = keyof typeof en;
export type ChartTexts = Translate<ChartKey>;

/** Words of the charts in Danish and English. */
export const chartMessages = defineMessages<ChartKey>('charts', en, da);
