package dk.stemme.sdc;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** The units an amount may be given in: by system and code, or by name when the answer has no code. */
record Units(List<Option> allowed) implements Rule {

    @Override
    public void check(Type value, Report report) {
        if (!(value instanceof Quantity amount) || allowed.stream().anyMatch(unit -> isIn(amount, unit))) return;
        report.error(
                IssueType.CODEINVALID,
                "unit.unknown",
                allowed.stream().map(Option::label).toList());
    }

    private static boolean isIn(Quantity amount, Option unit) {
        if (!(unit.value() instanceof Coding coding)) return false;
        if (amount.hasCode()) {
            return amount.getCode().equals(coding.getCode()) && Objects.equals(amount.getSystem(), coding.getSystem());
        }
        return amount.hasUnit()
                && (amount.getUnit().equals(coding.getDisplay())
                        || amount.getUnit().equals(coding.getCode()));
    }
}
