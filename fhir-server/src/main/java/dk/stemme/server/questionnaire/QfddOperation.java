package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code Questionnaire/$qfdd}: a form as Denmark's national form document, QFDD-DK 1.2, with what it does not say and what
 * is unsure about it. Nothing is stored.
 */
@Component
class QfddOperation implements FhirOperations {
    private final Permission permission;
    private final AskedQuestionnaire questionnaires;
    private final FormDocuments documents;
    private final FhirContext context;

    QfddOperation(
            Permission permission, AskedQuestionnaire questionnaires, FormDocuments documents, FhirContext context) {
        this.permission = permission;
        this.questionnaires = questionnaires;
        this.documents = documents;
        this.context = context;
    }

    @Operation(name = "$qfdd", typeName = "Questionnaire", idempotent = true, manualRequest = true)
    public Parameters qfdd(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("Questionnaire", "$qfdd");
        Questionnaire form = questionnaires.of(id, OperationInput.of(request, context, "questionnaire"));
        Parameters parameters = documents.of(form).parameters(null, LocaleContextHolder.getLocale());
        Answer.of(context, parameters, List.of()).attach(request);
        return parameters;
    }
}
