package dk.stemme.server.exchange.document;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code QuestionnaireResponse/$qrd}: a response, stored or sent, as Denmark's national document, QRD-DK 1.3.2, with its
 * XDS metadata, what it does not say and what is unsure about it. Nothing is stored.
 */
@Component
class QrdOperation implements FhirOperations {
    private static final String TYPE = "QuestionnaireResponse";
    private static final String INPUT = "questionnaire-response";

    private final Permission permission;
    private final Forms forms;
    private final ResponseDocuments documents;
    private final Store store;
    private final FhirContext context;

    QrdOperation(Permission permission, Forms forms, ResponseDocuments documents, Store store, FhirContext context) {
        this.permission = permission;
        this.forms = forms;
        this.documents = documents;
        this.store = store;
        this.context = context;
    }

    @Operation(name = "$qrd", typeName = TYPE, idempotent = true, manualRequest = true)
    public Parameters qrd(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check(TYPE, "$qrd");
        List<Stored> shown = new ArrayList<>();
        if (id != null) shown.add(store.read(TYPE, id.getIdPart()));
        ResponseDocument made = id == null ? documents.of(sent(request)) : documents.of(shown.get(0));
        shown.addAll(made.shown());
        Parameters parameters = made.document().parameters(made.metadata(), LocaleContextHolder.getLocale());
        Answer.of(context, parameters, shown).attach(request);
        return parameters;
    }

    /** The one in the body; without an id it gets one from its content, so that its document is always the same. */
    private QuestionnaireResponse sent(RequestDetails request) {
        QuestionnaireResponse response = OperationInput.of(request, context, INPUT)
                .resource(INPUT, QuestionnaireResponse.class)
                .orElseThrow(() -> OperationInput.bad(INPUT, "is missing"));
        check(response);
        if (response.getIdElement().hasIdPart()) return response;
        byte[] text = context.newJsonParser().encodeResourceToString(response).getBytes(StandardCharsets.UTF_8);
        response.setId(UUID.nameUUIDFromBytes(text).toString());
        return response;
    }

    /** As it would be checked if it were to be stored. */
    private void check(QuestionnaireResponse response) {
        List<Issue> errors =
                forms.of(response.getQuestionnaire()).check(response, LocaleContextHolder.getLocale()).stream()
                        .filter(problem -> problem.severity() == IssueSeverity.ERROR)
                        .map(p -> new Issue(p.severity(), p.code(), p.expression(), p.diagnostics()))
                        .toList();
        if (!errors.isEmpty()) throw new Refusal(422, errors);
    }
}
