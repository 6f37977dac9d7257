package dk.stemme.server.response;

import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Reading;
import dk.stemme.server.store.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * {@code POST QuestionnaireResponse/$score}: scores a response, or a Bundle of them, and stores nothing. An entry that
 * cannot be scored gives an OperationOutcome and leaves the others alone.
 */
@Component
class ScoreOperation implements FhirOperations {
    private final Permission permission;
    private final Scoring scoring;
    private final FhirContext context;

    ScoreOperation(Permission permission, Scoring scoring, FhirContext context) {
        this.permission = permission;
        this.scoring = scoring;
        this.context = context;
    }

    @Operation(name = "$score", type = QuestionnaireResponse.class, manualRequest = true)
    public Bundle score(RequestDetails request) {
        permission.check("QuestionnaireResponse", "$score");
        BundleText answer = new BundleText("collection");
        for (BundleEntryComponent entry : entries(body(request)))
            for (String result : scoring.score(entry))
                answer.entry(part("fullUrl", Json.quoted("urn:uuid:" + UUID.randomUUID())), part("resource", result));
        new Answer(200, answer.end(), null, List.of()).attach(request);
        return new Bundle();
    }

    private IBaseResource body(RequestDetails request) {
        var encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding == null)
            throw Refusal.of(415, IssueType.NOTSUPPORTED, "", "Send application/fhir+json or application/fhir+xml.");
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        return Reading.resource(encoding.newParser(context), text);
    }

    private static List<BundleEntryComponent> entries(IBaseResource body) {
        if (body instanceof Bundle bundle) return bundle.getEntry();
        if (body instanceof Parameters parameters)
            return parameters.getParameter().stream()
                    .map(parameter -> entry(parameter.getResource()))
                    .toList();
        if (body instanceof QuestionnaireResponse response) return List.of(entry(response));
        throw Refusal.of(400, IssueType.INVALID, "", "$score takes a QuestionnaireResponse or a Bundle of them.");
    }

    private static BundleEntryComponent entry(Resource resource) {
        return new BundleEntryComponent().setResource(resource);
    }
}
