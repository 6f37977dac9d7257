package dk.stemme.sdc;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The pattern a written answer must match as a whole.
 *
 * <p>Some patterns take exponential time on some texts. So the characters looked at are counted; a text on which the
 * pattern spends too many is refused as one that does not match.
 *
 * @param format the pattern in words (extension entryFormat); null when there are none
 */
record Spelling(Pattern pattern, @Nullable Text format) implements Rule {

    private static final int LOOKS = 100_000;
    private static final int LOOKS_PER_CHARACTER = 50;

    @Override
    public void check(Type value, Report report) {
        if (!value.isPrimitive() || matches(value.primitiveValue())) return;
        if (format == null) report.error(IssueType.VALUE, "pattern", pattern.pattern());
        else report.error(IssueType.VALUE, "pattern.format", format);
    }

    private boolean matches(String text) {
        try {
            return pattern.matcher(new Watched(text)).matches();
        } catch (TooManyLooks | StackOverflowError e) {
            return false;
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Watched implements CharSequence {

        private final String text;
        private long left;

        Watched(String text) {
            this.text = text;
            left = LOOKS + (long) LOOKS_PER_CHARACTER * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) throw new TooManyLooks();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManyLooks extends RuntimeException {

        TooManyLooks() {
            super(null, null, false, false);
        }
    }
}
