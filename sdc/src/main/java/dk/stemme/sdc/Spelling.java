package dk.stemme.sdc;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The pattern a written answer must match as a whole.
 *
 * <p>A text on which the pattern takes too long is refused as one that does not match.
 *
 * @param format the pattern in words (extension entryFormat); null when there are none
 */
record Spelling(Pattern pattern, @Nullable Text format) implements Rule {

    @Override
    public void check(Type value, Report report) {
        if (!value.isPrimitive() || matches(value.primitiveValue())) return;
        if (format == null) report.error(IssueType.VALUE, "pattern", pattern.pattern());
        else report.error(IssueType.VALUE, "pattern.format", format);
    }

    private boolean matches(String text) {
        try {
            return pattern.matcher(new WatchedText(text)).matches();
        } catch (WatchedText.TooManyLooks | StackOverflowError e) {
            return false;
        }
    }
}
