package dk.stemme.sdc;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answered with a reference to another resource. */
record Pointer() implements Kind {

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == Reference.class;
    }

    @Override
    public String typeMessage() {
        return "type.reference";
    }

    @Override
    public void check(Type value, Report report) {
        var reference = (Reference) value;
        var literal = reference.getReference();
        if (literal != null && literal.startsWith("#")) {
            if (report.contained(literal.substring(1)) == null) {
                report.error(IssueType.NOTFOUND, "reference.contained", literal);
            }
        } else if (literal != null && !Targets.isWellFormed(literal)) {
            report.error(IssueType.VALUE, "reference.invalid");
        }
        var type = Targets.type(reference, report);
        if (reference.hasType()
                && !(Targets.isType(reference.getType()) && reference.getType().equals(type))) {
            report.error(IssueType.VALUE, "reference.type.wrong", reference.getType());
        }
    }

    @Override
    public @Nullable Yardstick yardstick(Type reference) {
        return accepts(reference) ? answer -> Same.value(answer, reference) ? 0 : Yardstick.UNKNOWN : null;
    }
}
