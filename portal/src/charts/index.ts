export { ScoreChart } from './ScoreChart';
export { RunChart } from './RunChart';
export { chartMessages } from './messages';
export { codeIn, extension, extensionUrl, system } from './names';
export { bandWord, definitionOf, scoreCode, scorePoints, type ScorePoint } from './points';
export { addMonths, formatMonth, lastDay, monthOf, monthsBetween, type Month } from './months';
export {
    bandAt,
    definitionTitle,
    definitionUrl,
    digitsOf,
    isOfConcern,
    isSecondary,
    scaleOf,
    type ImportantChange,
    type Person,
    type Scale,
} from './scale';
export { bySeries, scaleOfSeries, seriesCode, sidedTitle } from './sides';
export type { MonthPoint } from './series';
export { changeInFewWords, changeInWords, directionOf, missingInWords } from './words';
