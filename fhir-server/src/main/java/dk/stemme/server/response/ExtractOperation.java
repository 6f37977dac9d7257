package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.sdc.Extraction;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.OperationOutput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * {@code QuestionnaireResponse/$extract} (SDC 4.0.0), of a response in the body or of a stored one: a transaction Bundle of
 * what it can be made into. Nothing is stored. Where something had to be left out, Parameters with {@code return} and
 * {@code issues}.
 */
@Component
class ExtractOperation implements FhirOperations {
    private static final String INPUT = "questionnaire-response";

    private final Permission permission;
    private final Store store;
    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final FhirContext context;

    ExtractOperation(Permission permission, Store store, Forms forms, AdaptiveResponses adaptive, FhirContext context) {
        this.permission = permission;
        this.store = store;
        this.forms = forms;
        this.adaptive = adaptive;
        this.context = context;
    }

    @Operation(name = "$extract", typeName = "QuestionnaireResponse", manualRequest = true, idempotent = true)
    public Bundle extract(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        permission.check("QuestionnaireResponse", "$extract");
        OperationInput input = OperationInput.of(request, context, INPUT);
        List<Stored> shown = id == null ? List.of() : List.of(store.read("QuestionnaireResponse", id.getIdPart()));
        QuestionnaireResponse response = adaptive.plain(
                shown.isEmpty()
                        ? input.resource(INPUT, QuestionnaireResponse.class)
                                .orElseThrow(() -> OperationInput.bad(INPUT, "is missing"))
                        : context.newJsonParser()
                                .parseResource(
                                        QuestionnaireResponse.class,
                                        shown.get(0).text()));
        PublishedForm form = input.resource("questionnaire", Questionnaire.class)
                .map(forms::sent)
                .orElseGet(() -> forms.of(response.getQuestionnaire()));
        check(form, response);
        Locale language = LocaleContextHolder.getLocale();
        Extraction extraction = form.extract(response, language);
        List<Issue> issues =
                extraction.problems().stream().map(Submission::issue).toList();
        new OperationOutput("return", extraction.bundle(), "issues", issues, shown).attach(request, context);
        return new Bundle();
    }

    /** As for $score: questions may be open, but no answer may be wrong. */
    private static void check(PublishedForm form, QuestionnaireResponse response) {
        if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR)
            throw Refusal.of(
                    422,
                    IssueType.BUSINESSRULE,
                    "QuestionnaireResponse.status",
                    "The response was entered in error: nothing may come of it.");
        QuestionnaireResponse draft = response.copy().setStatus(QuestionnaireResponseStatus.INPROGRESS);
        List<Issue> errors = form.check(draft, LocaleContextHolder.getLocale()).stream()
                .filter(problem -> problem.severity() == IssueSeverity.ERROR)
                .map(Submission::issue)
                .toList();
        if (!errors.isEmpty()) throw new Refusal(422, errors);
    }
}
