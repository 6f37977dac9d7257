package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** The resource types a reference may lead to; one that does not tell its type passes. */
record ReferenceTypes(List<String> allowed) implements Rule {

    @Override
    public void check(Type value, Report report) {
        var type = value instanceof Reference reference ? Targets.type(reference, report) : null;
        if (type != null && !allowed.contains(type)) report.error(IssueType.VALUE, "reference.type", allowed);
    }
}
