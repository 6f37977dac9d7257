package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import dk.stemme.server.store.Validation;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code QuestionnaireResponse/$validate} (R4): what is wrong with a response by the rules of its status. Nothing is
 * stored; the answer is an OperationOutcome of all issues, whether or not there are any.
 */
@Component
class ValidateResponse implements FhirOperations {
    private final Permission permission;
    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final Store store;
    private final FhirContext context;

    ValidateResponse(Permission permission, Forms forms, AdaptiveResponses adaptive, Store store, FhirContext context) {
        this.permission = permission;
        this.forms = forms;
        this.adaptive = adaptive;
        this.store = store;
        this.context = context;
    }

    @Operation(name = "$validate", typeName = "QuestionnaireResponse", idempotent = true, manualRequest = true)
    public OperationOutcome validate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("QuestionnaireResponse", "$validate");
        OperationInput input = OperationInput.of(request, context, "resource");
        var sent = input.resource("resource", QuestionnaireResponse.class);
        if (sent.isPresent()) return validation(sent.get()).attach(request, context);
        if (id == null) throw OperationInput.bad("resource", "is missing");
        Stored stored = store.read("QuestionnaireResponse", id.getIdPart());
        var response = context.newJsonParser().parseResource(QuestionnaireResponse.class, stored.text());
        return validation(response).showing(List.of(stored)).attach(request, context);
    }

    private Validation validation(QuestionnaireResponse response) {
        try {
            return Validation.of(issues(response));
        } catch (Refusal formIsNotThere) {
            return Validation.of(() -> {
                throw formIsNotThere;
            });
        }
    }

    private List<Issue> issues(QuestionnaireResponse sent) {
        QuestionnaireResponse response = adaptive.plain(sent);
        return forms.of(response.getQuestionnaire()).check(response, LocaleContextHolder.getLocale()).stream()
                .map(Submission::issue)
                .toList();
    }
}
