export {
    currentLanguage,
    defineMessages,
    languages,
    setLanguage,
    useLanguage,
    type Language,
    type Translate,
} from '@stemme/questionnaire-renderer/i18n';
