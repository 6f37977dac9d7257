export {
    asDate,
    formatChange,
    formatDate,
    formatDateTime,
    formatDay,
    formatList,
    formatNumber,
    formatPercent,
    formatTime,
    formatWeekday,
} from '@stemme/questionnaire-renderer/format';
