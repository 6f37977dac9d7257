package dk.stemme.sdc;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answered with a number, which counts as it stands. */
record Numeric(Class<? extends PrimitiveType<?>> type, String typeMessage) implements Kind {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    static final Numeric INTEGER = new Numeric(IntegerType.class, "type.integer");
    static final Numeric DECIMAL = new Numeric(DecimalType.class, "type.decimal");

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == type;
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        var expected = reference.isPrimitive() ? number(reference) : null;
        return expected == null ? null : answer -> compare(number(answer), expected);
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public @Nullable Type answer(Type value) {
        var number = number(value);
        if (number == null || this != INTEGER) return number == null ? null : new DecimalType(number);
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(LARGEST) <= 0;
        return whole ? new IntegerType(number.intValue()) : null;
    }

    @Override
    public Reading read(Type value) {
        return reading(number(value));
    }

    /** The value of an integer, decimal or quantity; null for anything else, "more than 5" included. */
    static @Nullable BigDecimal number(Type value) {
        if (value instanceof IntegerType whole && whole.hasValue()) return BigDecimal.valueOf(whole.getValue());
        if (value instanceof DecimalType decimal && decimal.hasValue()) return decimal.getValue();
        if (value instanceof Quantity amount && !amount.hasComparator()) return amount.getValue();
        return null;
    }

    static int compare(@Nullable BigDecimal answer, BigDecimal expected) {
        return answer == null ? Yardstick.UNKNOWN : answer.compareTo(expected);
    }

    /** A number of a size no double can hold is as good as none. */
    static Reading reading(@Nullable BigDecimal number) {
        if (number == null) return Reading.Absent.NOT_ANSWERED;
        double value = number.doubleValue();
        return Double.isFinite(value) ? new Reading.Number(value) : Reading.Absent.NOT_ANSWERED;
    }
}
