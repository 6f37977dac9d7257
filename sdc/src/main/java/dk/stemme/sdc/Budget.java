package dk.stemme.sdc;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * How much one calculation may do before it is broken off. After every step of an expression the step's result is held
 * against it, so that no single step can grow out of hand.
 */
final class Budget {

    /** Most elements a step may find; some steps compare each with each. */
    static final int SIZE = 5_000;

    /** Most characters of a text. */
    static final int TEXT = 100_000;

    /** Most digits of a number, on either side of the point. */
    private static final int DIGITS = 100;

    private static final long ELEMENTS = 1_000_000;
    private static final long TIME = Duration.ofSeconds(2).toNanos();

    private final long end;
    private long left = ELEMENTS;

    /** @param deadline of all calculations of the response, by {@link System#nanoTime} */
    Budget(long deadline) {
        long own = System.nanoTime() + TIME;
        end = own - deadline < 0 ? own : deadline;
    }

    /** @throws NotCalculable when it is spent */
    void spend(List<Base> found) {
        left -= 1 + found.size();
        if (found.size() > SIZE || left < 0 || System.nanoTime() - end > 0) throw tooMuch();
        for (int i = 0; i < found.size(); i++) check(found.get(i));
    }

    private static void check(Base value) {
        if (!value.isPrimitive()) return;
        if (value instanceof DecimalType decimal) checkDigits(decimal.getValue());
        else if (value instanceof StringType text && length(text.getValue()) > TEXT) {
            throw tooMuch();
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** Beyond them adding one would take minutes: {@code 1e999999999} is a number too. */
    static void checkDigits(@Nullable BigDecimal number) {
        if (number != null && !isShort(number)) throw tooMuch();
    }

    static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= DIGITS && number.precision() <= 2 * DIGITS;
    }

    static NotCalculable tooMuch() {
        return new NotCalculable("calculated.endless");
    }
}
