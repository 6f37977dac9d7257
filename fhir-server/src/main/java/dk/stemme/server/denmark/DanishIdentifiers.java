package dk.stemme.server.denmark;

import dk.stemme.server.store.Refusal.Issue;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** The identifiers of people and places. A number itself is never repeated in an answer. */
final class DanishIdentifiers {
    private DanishIdentifiers() {}

    static List<Issue> issues(Resource resource) {
        List<Issue> issues = new ArrayList<>();
        List<Identifier> identifiers = identifiers(resource);
        for (int i = 0; i < identifiers.size(); i++)
            look(identifiers.get(i), resource.fhirType() + ".identifier[" + i + "].value", issues);
        return issues;
    }

    private static void look(Identifier identifier, String place, List<Issue> issues) {
        IdentifierRule.of(identifier).ifPresent(rule -> {
            String value = identifier.getValue();
            String error = rule.error(value);
            String warning = error == null ? rule.warning(value) : null;
            if (error != null) issues.add(new Issue(IssueSeverity.ERROR, IssueType.VALUE, place, error));
            if (warning != null) issues.add(new Issue(IssueSeverity.WARNING, IssueType.VALUE, place, warning));
        });
    }

    private static List<Identifier> identifiers(Resource resource) {
        if (resource instanceof Patient patient) return patient.getIdentifier();
        if (resource instanceof RelatedPerson relative) return relative.getIdentifier();
        if (resource instanceof Practitioner practitioner) return practitioner.getIdentifier();
        if (resource instanceof Organization organization) return organization.getIdentifier();
        if (resource instanceof Location location) return location.getIdentifier();
        return List.of();
    }
}
