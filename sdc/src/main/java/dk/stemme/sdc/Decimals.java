package dk.stemme.sdc;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Type;

/** How many decimals a number may have; zeros at the end do not count. */
record Decimals(int max) implements Rule {

    @Override
    public void check(Type value, Report report) {
        var number = Numeric.number(value);
        if (number == null || fits(number)) return;
        report.error(IssueType.VALUE, max == 0 ? "decimals.none" : "decimals.max", max);
    }

    private boolean fits(BigDecimal number) {
        return number.scale() <= max || number.stripTrailingZeros().scale() <= max;
    }
}
