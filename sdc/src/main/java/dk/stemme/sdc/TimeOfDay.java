package dk.stemme.sdc;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answered with a time of day, {@code hh:mm:ss} with optional fractions of a second. */
record TimeOfDay() implements Kind {

    /** FHIR R4, data type time. The structures do not check it when parsing. */
    private static final Pattern TIME =
            Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]{1,9})?");

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == TimeType.class;
    }

    @Override
    public String typeMessage() {
        return "type.time";
    }

    @Override
    public void check(Type value, Report report) {
        if (!isTime(value.primitiveValue())) report.error(IssueType.VALUE, "time.invalid");
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        if (!accepts(reference) || !isTime(reference.primitiveValue())) return null;
        var expected = padded(reference.primitiveValue());
        return answer -> {
            var text = answer.primitiveValue();
            return isTime(text) ? Integer.signum(padded(text).compareTo(expected)) : Yardstick.UNKNOWN;
        };
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    private static boolean isTime(String text) {
        return TIME.matcher(text).matches();
    }

    /** With nine decimals of a second, so that text order is time order. */
    private static String padded(String time) {
        var full = time.contains(".") ? time : time + ".";
        return full + "0".repeat("hh:mm:ss.nnnnnnnnn".length() - full.length());
    }
}
