export {
    asDate,
    formatChange,
    formatDate,
    formatDateTime,
    formatNumber,
    formatPercent,
    formatWeekday,
} from '@stemme/questionnaire-renderer/format';
