package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import dk.stemme.server.store.Validation;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code Questionnaire/$process-response} (SDC 4.0.0, Form Receiver): takes a response in as a POST of it would; at one
 * questionnaire's address only responses to that. The answer says what was stored, and warnings.
 */
@Component
class ProcessResponse implements FhirOperations {
    private static final String INPUT = "in";

    private final Permission permission;
    private final Gates gates;
    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final Store store;
    private final FhirContext context;

    ProcessResponse(
            Permission permission,
            Gates gates,
            Forms forms,
            AdaptiveResponses adaptive,
            Store store,
            FhirContext context) {
        this.permission = permission;
        this.gates = gates;
        this.forms = forms;
        this.adaptive = adaptive;
        this.store = store;
        this.context = context;
    }

    @Operation(name = "$process-response", typeName = "Questionnaire", manualRequest = true)
    public OperationOutcome process(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("Questionnaire", "$process-response");
        permission.check("QuestionnaireResponse", "create");
        QuestionnaireResponse sent = OperationInput.of(request, context, INPUT)
                .resource(INPUT, QuestionnaireResponse.class)
                .orElseThrow(() -> OperationInput.bad(INPUT, "is missing"));
        PublishedForm form = forms.of(adaptive.plain(sent).getQuestionnaire());
        if (id != null) checkFits(store.read("Questionnaire", id.getIdPart()), form);
        Accepted accepted = accept(sent);
        return Validation.of(told(accepted)).showing(List.of(accepted.stored())).attach(request, context);
    }

    private Accepted accept(QuestionnaireResponse response) {
        ObjectNode json = Json.read(context.newJsonParser().encodeResourceToString(response));
        json.remove("id");
        return gates.accept(new Incoming("QuestionnaireResponse", null, null, json, response));
    }

    private static void checkFits(Stored questionnaire, PublishedForm form) {
        ObjectNode json = questionnaire.json();
        String canonical =
                json.path("url").asText() + "|" + json.path("version").asText();
        if (!canonical.equals(form.canonical()))
            throw Refusal.of(
                    422,
                    IssueType.BUSINESSRULE,
                    "QuestionnaireResponse.questionnaire",
                    "This is a response to " + form.canonical() + ", not to " + canonical + ".");
    }

    private static List<Issue> told(Accepted accepted) {
        boolean danish = LocaleContextHolder.getLocale().getLanguage().equals("da");
        String text = (danish ? "Gemt som %s." : "Stored as %s.")
                .formatted(accepted.stored().reference());
        List<Issue> told = new ArrayList<>();
        told.add(new Issue(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, "", text));
        told.addAll(accepted.warnings());
        return told;
    }
}
