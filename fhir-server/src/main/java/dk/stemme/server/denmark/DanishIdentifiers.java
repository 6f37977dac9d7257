package dk.stemme.server.denmark;

import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The identifiers of people and places, held against dk-core. A number itself is never repeated in an answer. */
@Component
class DanishIdentifiers implements Screen {

    @Override
    public List<Issue> look(Incoming incoming) {
        List<Issue> issues = new ArrayList<>();
        List<Identifier> identifiers = identifiers(incoming.model());
        for (int i = 0; i < identifiers.size(); i++)
            look(identifiers.get(i), incoming.type() + ".identifier[" + i + "].value", issues);
        Predicate<Issue> isError = issue -> issue.severity() == IssueSeverity.ERROR;
        if (issues.stream().anyMatch(isError))
            throw new Refusal(422, issues.stream().filter(isError).toList());
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
