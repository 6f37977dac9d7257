export type { Expand } from './context';
export { answerText } from './answerText';
export {
    controlOf,
    criticalAnswerOf,
    isHidden,
    isPlaceholder,
    limitsOf,
    translationStatus,
    weightOf,
} from './extensions';
export { isQuestion, walk } from './form';
export { HelpNow, helpFor } from './CriticalHelp';
export { FormFiller, type FormFillerProps } from './FormFiller';
export { FormReadOnly, type FormReadOnlyProps } from './FormReadOnly';
export { codesOf } from './options';
export { mergeResponses } from './response';
export { translated, translationOf } from './translated';
export * from './types';
export { canonicalOf } from './useForm';
