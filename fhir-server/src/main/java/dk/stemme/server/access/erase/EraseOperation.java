package dk.stemme.server.access.erase;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Role;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/{id}/$erase}: erases the patient when the time for which they must be kept is over; until then 422 with
 * the rule. A system needs the right to delete Patients besides.
 */
@Component
class EraseOperation implements FhirOperations {
    private final Permission permission;
    private final Erasure erasure;

    EraseOperation(Permission permission, Erasure erasure) {
        this.permission = permission;
        this.erasure = erasure;
    }

    @Operation(name = "$erase", typeName = "Patient")
    public OperationOutcome erase(@IdParam IdType id) {
        permission.check("Patient", "$erase");
        boolean system =
                Callers.current().filter(caller -> caller.role() == Role.SYSTEM).isPresent();
        if (system) permission.check("Patient", "delete");
        int gone = erasure.erase(id.getIdPart());
        String text = "The patient is erased: %d resources with all their versions.".formatted(gone);
        return Refusal.outcome(List.of(new Issue(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, "", text)));
    }
}
