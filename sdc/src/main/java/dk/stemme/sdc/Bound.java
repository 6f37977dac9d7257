package dk.stemme.sdc;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/**
 * The least or the greatest value allowed. What cannot be compared (a year with a day, kilograms with pounds) passes.
 *
 * @param outside the order of a value that breaks it: -1 for a least value, 1 for a greatest
 */
record Bound(Yardstick yardstick, int outside, String key, Object label) implements Rule {

    static Bound least(Yardstick yardstick, Type value) {
        return new Bound(yardstick, -1, "value.min", label(value));
    }

    static Bound greatest(Yardstick yardstick, Type value) {
        return new Bound(yardstick, 1, "value.max", label(value));
    }

    @Override
    public void check(Type value, Report report) {
        if (yardstick.compare(value) == outside) report.error(IssueType.VALUE, key, label);
    }

    private static Object label(Type value) {
        if (value instanceof Quantity amount && (amount.hasUnit() || amount.hasCode())) {
            return amount.getValue().toPlainString() + " " + (amount.hasUnit() ? amount.getUnit() : amount.getCode());
        }
        var number = Numeric.number(value);
        return number == null ? value.primitiveValue() : number;
    }
}
