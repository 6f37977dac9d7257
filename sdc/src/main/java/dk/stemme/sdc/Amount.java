package dk.stemme.sdc;

import java.math.BigDecimal;
import java.util.Objects;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Answered with a number and its unit; the number counts. Amounts compare in the same unit, or in units of UCUM that
 * measure the same thing.
 */
record Amount() implements Kind {

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == Quantity.class;
    }

    @Override
    public String typeMessage() {
        return "type.quantity";
    }

    @Override
    public void check(Type value, Report report) {
        var amount = (Quantity) value;
        if (amount.hasCode() && !amount.hasSystem()) report.error(IssueType.INVARIANT, "unit.system");
        if (isUcum(amount) && !Ucum.isUnit(amount.getCode())) {
            report.error(IssueType.CODEINVALID, "unit.ucum", amount.getCode());
        }
    }

    /** The reference is an amount, or a plain number that is meant in whatever unit is answered. */
    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        var expected = Numeric.number(reference);
        if (expected == null) return null;
        if (!(reference instanceof Quantity amount)) return answer -> compare(answer, expected);
        return answer -> sameUnit(answer, amount) ? compare(answer, expected) : converted(answer, amount, expected);
    }

    /** A plain number is an amount in the unit of the question. */
    @Override
    public @Nullable Type answer(Type value) {
        var number = Numeric.number(value);
        if (accepts(value) || number == null) return accepts(value) ? value.copy() : null;
        return new Quantity().setValue(number);
    }

    private static int compare(Type answer, BigDecimal expected) {
        return Numeric.compare(Numeric.number(answer), expected);
    }

    private static int converted(Type answer, Quantity other, BigDecimal expected) {
        var number = Numeric.number(answer);
        if (number == null || !(answer instanceof Quantity one) || !isUcum(one) || !isUcum(other)) {
            return Yardstick.UNKNOWN;
        }
        var same = Ucum.convert(number, one.getCode(), other.getCode());
        return same == null ? Yardstick.UNKNOWN : same.compareTo(expected);
    }

    private static boolean isUcum(Quantity amount) {
        return Ucum.SYSTEM.equals(amount.getSystem()) && amount.hasCode();
    }

    private static boolean sameUnit(Type answer, Quantity other) {
        if (!(answer instanceof Quantity one)) return false;
        if (!one.hasCode() && !other.hasCode()) return Objects.equals(one.getUnit(), other.getUnit());
        return Objects.equals(one.getCode(), other.getCode()) && Objects.equals(one.getSystem(), other.getSystem());
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
    public Reading read(Type value) {
        return Numeric.reading(Numeric.number(value));
    }
}
