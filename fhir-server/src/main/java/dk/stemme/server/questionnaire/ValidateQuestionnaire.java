package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Validation;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code Questionnaire/$validate} (R4): what would be wrong with a questionnaire, were it published. Nothing is stored; the
 * answer is an OperationOutcome of all issues, whether or not there are any.
 */
@Component
class ValidateQuestionnaire implements FhirOperations {
    private final Permission permission;
    private final Publication publication;
    private final Store store;
    private final FhirContext context;

    ValidateQuestionnaire(Permission permission, Publication publication, Store store, FhirContext context) {
        this.permission = permission;
        this.publication = publication;
        this.store = store;
        this.context = context;
    }

    @Operation(name = "$validate", typeName = "Questionnaire", idempotent = true, manualRequest = true)
    public OperationOutcome validate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("Questionnaire", "$validate");
        OperationInput input = OperationInput.of(request, context, "resource");
        Questionnaire questionnaire = input.one("resource").isPresent() || id == null
                ? input.resource("resource", Questionnaire.class)
                        .orElseThrow(() -> OperationInput.bad("resource", "is missing"))
                : stored(id);
        return Validation.of(() -> publication.checkWhole(questionnaire)).attach(request, context);
    }

    private Questionnaire stored(IdType id) {
        String text = store.read("Questionnaire", id.getIdPart()).text();
        return context.newJsonParser().parseResource(Questionnaire.class, Json.withNulls(text));
    }
}
