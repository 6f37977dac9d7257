package dk.stemme.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * What an operation answers: the bare resource; or, when there is something to remark, Parameters with both (SDC 4.0.0,
 * $assemble).
 *
 * @param name of the parameter for the resource
 * @param remarks name of the parameter for the OperationOutcome
 * @param shown all stored resources in it
 */
public record OperationOutput(String name, Resource resource, String remarks, List<Issue> issues, List<Stored> shown) {

    public void attach(RequestDetails request, FhirContext context) {
        Resource whole = issues.isEmpty() ? resource : parameters();
        Answer.of(context, whole, shown).attach(request);
    }

    private Parameters parameters() {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName(name).setResource(resource);
        parameters.addParameter().setName(remarks).setResource(Refusal.outcome(issues));
        return parameters;
    }
}
