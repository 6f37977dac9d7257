package dk.stemme.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What {@code $validate} answers: an OperationOutcome with every issue; where there is none, it says so.
 *
 * @param shown the stored resources that were validated
 */
public record Validation(OperationOutcome outcome, List<Stored> shown) {

    /** What a check refuses. */
    public static Validation of(Runnable check) {
        try {
            check.run();
            return of(List.of());
        } catch (Refusal refusal) {
            return new Validation((OperationOutcome) refusal.getOperationOutcome(), List.of());
        }
    }

    public static Validation of(List<Issue> issues) {
        return new Validation(Refusal.outcome(issues.isEmpty() ? List.of(nothing()) : issues), List.of());
    }

    public Validation showing(List<Stored> stored) {
        return new Validation(outcome, stored);
    }

    private static Issue nothing() {
        boolean danish = LocaleContextHolder.getLocale().getLanguage().equals("da");
        String text = danish ? "Der blev ikke fundet nogen fejl." : "No faults were found.";
        return new Issue(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, "", text);
    }

    public OperationOutcome attach(RequestDetails request, FhirContext context) {
        Answer.of(context, outcome, shown).attach(request);
        return outcome;
    }
}
