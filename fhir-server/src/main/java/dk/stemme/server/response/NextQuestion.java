package dk.stemme.server.response;

import dk.stemme.scoring.irt.Estimate;
import dk.stemme.scoring.irt.Step;
import dk.stemme.sdc.Reading;
import dk.stemme.server.questionnaire.AdaptiveForm;
import dk.stemme.server.questionnaire.AdaptiveForms;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Chooses the next question of an adaptive form by the answers so far. It keeps nothing between two calls: what was asked
 * stands in the contained questionnaire. A question asked and left open is not asked again.
 */
@Component
class NextQuestion {
    private final AdaptiveForms forms;
    private final Clock clock;

    NextQuestion(AdaptiveForms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * @return the response with one question more; or completed, with its scores
     * @throws Refusal 422 with every fault located
     */
    QuestionnaireResponse after(QuestionnaireResponse sent) {
        QuestionnaireResponse response = sent.copy();
        AdaptiveSheet sheet = AdaptiveSheet.of(response, forms);
        check(sheet, response);
        Step step = step(sheet, response);
        if (!response.hasAuthored()) response.setAuthored(Date.from(clock.instant()));
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        if (step instanceof Step.Ask ask) sheet.ask(ask.item().id());
        else complete(sheet, response, ((Step.Done) step).estimate().orElse(null));
        return response;
    }

    private static void complete(AdaptiveSheet sheet, QuestionnaireResponse response, @Nullable Estimate estimate) {
        if (estimate != null) AdaptiveScores.of(estimate).forEach(sheet::score);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
    }

    /** The answers are held against the bank itself, whatever the contained questionnaire has become on its way. */
    private static void check(AdaptiveSheet sheet, QuestionnaireResponse response) {
        QuestionnaireResponse draft = response.copy().setStatus(QuestionnaireResponseStatus.INPROGRESS);
        List<Issue> errors = sheet.form().bank().check(draft, LocaleContextHolder.getLocale()).stream()
                .filter(problem -> problem.severity() == IssueSeverity.ERROR)
                .map(Submission::issue)
                .toList();
        if (!errors.isEmpty()) throw new Refusal(422, errors);
        sheet.checkAsked();
    }

    private static Step step(AdaptiveSheet sheet, QuestionnaireResponse response) {
        AdaptiveForm form = sheet.form();
        Map<String, Reading> readings = form.bank().form().read(response);
        Map<String, @Nullable Integer> codes = new LinkedHashMap<>();
        for (String linkId : sheet.asked()) codes.put(linkId, code(readings.get(linkId)));
        try {
            return form.test().next(codes);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, IssueType.INVALID, "QuestionnaireResponse.item", e.getMessage());
        }
    }

    private static @Nullable Integer code(@Nullable Reading reading) {
        return reading instanceof Reading.Number number ? (int) number.value() : null;
    }
}
