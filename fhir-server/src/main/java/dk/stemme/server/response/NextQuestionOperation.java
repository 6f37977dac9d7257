package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;

/**
 * {@code POST Questionnaire/$next-question} (SDC 4.0.0, Adaptive Forms): takes a response with its contained
 * questionnaire, and gives it back with one question more, or completed with its scores. Nothing is stored.
 */
@Component
class NextQuestionOperation implements FhirOperations {
    private static final String INPUT = "questionnaire-response";

    private final Permission permission;
    private final NextQuestion next;
    private final FhirContext context;

    NextQuestionOperation(Permission permission, NextQuestion next, FhirContext context) {
        this.permission = permission;
        this.next = next;
        this.context = context;
    }

    @Operation(name = "$next-question", typeName = "Questionnaire", manualRequest = true)
    public QuestionnaireResponse nextQuestion(RequestDetails request) {
        permission.check("Questionnaire", "$next-question");
        QuestionnaireResponse response = OperationInput.of(request, context, INPUT)
                .resource(INPUT, QuestionnaireResponse.class)
                .orElseThrow(() -> OperationInput.bad(INPUT, "is missing"));
        QuestionnaireResponse after = next.after(response);
        Answer.of(context, after, List.of()).attach(request);
        return after;
    }
}
