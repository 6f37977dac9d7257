package dk.stemme.sdc;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answered with a date, or a date and time; parts may be left out from the end (2024, 2024-05). */
record Moment(Class<? extends BaseDateTimeType> type, String typeMessage) implements Kind {

    static final Moment DATE = new Moment(DateType.class, "type.date");
    static final Moment DATE_TIME = new Moment(DateTimeType.class, "type.dateTime");

    private static final int DAY_LENGTH = "2024-05-31".length();

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == type;
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        if (!(reference instanceof BaseDateTimeType expected && expected.hasValue())) return null;
        return answer -> compare((BaseDateTimeType) answer, expected);
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    private static int compare(BaseDateTimeType answer, BaseDateTimeType expected) {
        if (hasTime(answer) && hasTime(expected)) {
            return Integer.signum(answer.getValue().compareTo(expected.getValue()));
        }
        return compareDays(day(answer), day(expected), hasTime(answer) == hasTime(expected));
    }

    /** As far as both are given; when that is equal and one says more than the other, the order is unknown. */
    private static int compareDays(String answer, String expected, boolean samePrecision) {
        int common = Math.min(answer.length(), expected.length());
        int order = answer.substring(0, common).compareTo(expected.substring(0, common));
        if (order != 0) return Integer.signum(order);
        return samePrecision && answer.length() == expected.length() ? 0 : Yardstick.UNKNOWN;
    }

    private static boolean hasTime(BaseDateTimeType value) {
        return value.getPrecision().compareTo(TemporalPrecisionEnum.DAY) > 0;
    }

    private static String day(BaseDateTimeType value) {
        var text = value.getValueAsString();
        return text.length() > DAY_LENGTH ? text.substring(0, DAY_LENGTH) : text;
    }
}
