package dk.stemme.server.response;

import dk.stemme.scoring.Earlier;
import dk.stemme.server.pathway.Invitation;
import dk.stemme.server.pathway.Invitations;
import dk.stemme.server.quality.CountingUnit;
import dk.stemme.server.quality.EarlierValues.Before;
import dk.stemme.server.quality.FactKeys;
import dk.stemme.server.quality.Facts;
import dk.stemme.server.store.LocalZone;
import dk.stemme.server.store.Questions;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where a response belongs (unit, pathway, time point, period) and which values went before it. */
@Component
class Contexts {
    /** @param earlier the same person's values before the response */
    record Context(FactKeys keys, Earlier earlier) {}

    private static final String MODE = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-completionMode";

    private final Invitations invitations;
    private final CountingUnit units;
    private final Facts facts;
    private final Store store;
    private final JdbcTemplate jdbc;

    Contexts(Invitations invitations, CountingUnit units, Facts facts, Store store, JdbcTemplate jdbc) {
        this.invitations = invitations;
        this.units = units;
        this.facts = facts;
        this.store = store;
        this.jdbc = jdbc;
    }

    /** @throws Refusal 422 when the person is not known here */
    Context of(Submission submission, Stored stored) {
        Invitation invitation = Optional.ofNullable(submission.task())
                .flatMap(task -> invitations.find(task, submission.patient()))
                .orElse(null);
        Course course = Course.of(submission.response(), stored, invitation);
        String patient = submission.patient();
        List<String> scores = submission.counts() ? submission.form().scoreKeys() : List.of();
        Questions questions = new Questions(jdbc);
        var known = store.exists("Patient", patient, questions);
        var episode = units.ofSingleEpisode(patient, questions);
        var earlier = facts.earlier(
                new Before(stored.id(), patient, course.side(), course.pathway(), course.answered()),
                scores,
                questions);
        questions.ask();
        if (!known.get()) throw unknown(patient);
        String unit = unit(submission, invitation).or(episode).orElse(null);
        return new Context(keys(submission, stored, invitation, course, unit), earlier.get());
    }

    private static Refusal unknown(String patient) {
        return Refusal.of(
                422,
                IssueType.NOTFOUND,
                "QuestionnaireResponse.subject",
                "Patient/" + patient + " is not known here. Send the Patient first.");
    }

    private static FactKeys keys(
            Submission submission,
            Stored stored,
            @Nullable Invitation invitation,
            Course course,
            @Nullable String unit) {
        QuestionnaireResponse response = submission.response();
        LocalDate day =
                invitation == null ? course.answered().atZone(LocalZone.get()).toLocalDate() : invitation.invited();
        boolean invited = invitation != null;
        return new FactKeys(
                stored.id(),
                submission.form().url(),
                submission.form().version(),
                submission.form().kind(),
                submission.patient(),
                unit,
                course.pathway(),
                invited ? invitation.timePoint() : null,
                invited ? invitation.indexDate() : null,
                course.side(),
                respondent(response),
                mode(response),
                invited ? invitation.invited() : null,
                invited ? invitation.due() : null,
                course.answered(),
                day.withDayOfMonth(1));
    }

    /** The first of: the invitation, the encounter, the service request; else the single open episode decides. */
    private Optional<String> unit(Submission submission, @Nullable Invitation invitation) {
        if (invitation != null && invitation.unit() != null) return Optional.of(invitation.unit());
        return Optional.ofNullable(id(submission.response().getEncounter(), "Encounter/"))
                .flatMap(encounter -> units.ofEncounter(encounter, submission.patient()))
                .or(() -> serviceRequest(submission));
    }

    private Optional<String> serviceRequest(Submission submission) {
        return submission.response().getBasedOn().stream()
                .map(basedOn -> id(basedOn, "ServiceRequest/"))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(id -> store.find("ServiceRequest", id))
                .filter(request -> submission.patient().equals(request.patient()))
                .map(request -> request.json()
                        .path("locationReference")
                        .path(0)
                        .path("reference")
                        .asText())
                .filter(reference -> reference.startsWith("Location/"))
                .map(reference -> reference.substring("Location/".length()));
    }

    private static String respondent(QuestionnaireResponse response) {
        String source = response.getSource().getReference();
        if (source == null || source.startsWith("Patient/")) return "patient";
        return source.startsWith("RelatedPerson/") ? "relative" : "staff";
    }

    private static @Nullable String mode(QuestionnaireResponse response) {
        var extension = response.getExtensionByUrl(MODE);
        return extension == null
                ? null
                : extension
                        .castToCodeableConcept(extension.getValue())
                        .getCodingFirstRep()
                        .getCode();
    }

    static @Nullable String id(Reference reference, String type) {
        String text = reference.getReference();
        return text != null && text.startsWith(type) ? text.substring(type.length()) : null;
    }
}
