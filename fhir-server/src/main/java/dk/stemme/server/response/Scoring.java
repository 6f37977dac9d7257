package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.result.Answered;
import dk.stemme.server.result.Observations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Refusal.Issue;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Scores one response on the spot, whatever its status; required questions may be open, but no answer may be wrong. */
@Component
class Scoring {
    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final FhirContext context;
    private final Clock clock;

    Scoring(Forms forms, AdaptiveResponses adaptive, FhirContext context, Clock clock) {
        this.forms = forms;
        this.adaptive = adaptive;
        this.context = context;
        this.clock = clock;
    }

    /** Its score Observations, and warnings where its form calculates otherwise; or one OperationOutcome: as JSON. */
    List<String> score(BundleEntryComponent entry) {
        try {
            return results(entry).toList();
        } catch (Refusal refusal) {
            return List.of(json(refusal.getOperationOutcome()));
        }
    }

    private Stream<String> results(BundleEntryComponent entry) {
        if (!(entry.getResource() instanceof QuestionnaireResponse sent))
            throw Refusal.of(400, IssueType.INVALID, "", "This entry is no QuestionnaireResponse.");
        QuestionnaireResponse response = adaptive.plain(sent);
        PublishedForm form = forms.of(response.getQuestionnaire());
        check(form, response);
        Observations observations = new Observations(answered(entry, response), form.codes());
        ScoreSheet sheet = form.score(form.answers(response));
        Stream<String> scores =
                sheet.scores().stream().map(score -> Json.write(observations.score(score, Earlier.none())));
        return Stream.concat(scores, disagreements(form, response, sheet));
    }

    /** One OperationOutcome of warnings, if the form calculates otherwise than it was answered, or than we score. */
    private Stream<String> disagreements(PublishedForm form, QuestionnaireResponse response, ScoreSheet sheet) {
        List<Issue> warnings = form.disagreements(response, sheet, LocaleContextHolder.getLocale()).stream()
                .map(Submission::issue)
                .toList();
        return warnings.isEmpty() ? Stream.empty() : Stream.of(json(Refusal.outcome(warnings)));
    }

    private String json(IBaseResource resource) {
        return context.newJsonParser().encodeResourceToString(resource);
    }

    private static void check(PublishedForm form, QuestionnaireResponse response) {
        QuestionnaireResponse draft = response.copy().setStatus(QuestionnaireResponseStatus.INPROGRESS);
        List<Issue> errors = form.check(draft, LocaleContextHolder.getLocale()).stream()
                .filter(problem -> problem.severity() == IssueSeverity.ERROR)
                .map(Submission::issue)
                .toList();
        if (!errors.isEmpty()) throw new Refusal(422, errors);
    }

    private Answered answered(BundleEntryComponent entry, QuestionnaireResponse response) {
        String authored = response.hasAuthored()
                ? response.getAuthoredElement().getValueAsString()
                : clock.instant().toString();
        return new Answered(
                reference(entry, response),
                response.getSubject().getReference(),
                authored,
                clock.instant(),
                "final",
                response.hasLanguage() ? response.getLanguage() : "en",
                response.getEncounter().getReference(),
                null);
    }

    private static String reference(BundleEntryComponent entry, QuestionnaireResponse response) {
        if (entry.hasFullUrl()) return entry.getFullUrl();
        String id = response.getIdElement().getIdPart();
        return id == null ? "urn:uuid:" + UUID.randomUUID() : "QuestionnaireResponse/" + id;
    }
}
