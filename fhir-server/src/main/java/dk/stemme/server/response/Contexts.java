package dk.stemme.server.response;

import dk.stemme.server.pathway.Invitation;
import dk.stemme.server.pathway.Invitations;
import dk.stemme.server.quality.CountingUnit;
import dk.stemme.server.quality.FactKeys;
import dk.stemme.server.store.LocalZone;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a response belongs: unit, pathway, time point, period. */
@Component
class Contexts {
    private static final String MODE = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-completionMode";

    private final Invitations invitations;
    private final CountingUnit units;
    private final Store store;

    Contexts(Invitations invitations, CountingUnit units, Store store) {
        this.invitations = invitations;
        this.units = units;
        this.store = store;
    }

    FactKeys of(Submission submission, Stored stored) {
        QuestionnaireResponse response = submission.response();
        Invitation invitation = Optional.ofNullable(submission.task())
                .flatMap(invitations::find)
                .orElse(null);
        Course course = Course.of(response, stored, invitation);
        LocalDate day =
                invitation == null ? course.answered().atZone(LocalZone.get()).toLocalDate() : invitation.invited();
        boolean invited = invitation != null;
        return new FactKeys(
                stored.id(),
                submission.form().url(),
                submission.form().version(),
                submission.form().kind(),
                submission.patient(),
                unit(submission, invitation),
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

    /** The first of: the invitation, the encounter, the service request, the single open episode; else none. */
    private @Nullable String unit(Submission submission, @Nullable Invitation invitation) {
        if (invitation != null && invitation.unit() != null) return invitation.unit();
        QuestionnaireResponse response = submission.response();
        return Optional.ofNullable(id(response.getEncounter(), "Encounter/"))
                .flatMap(units::ofEncounter)
                .or(() -> serviceRequest(response))
                .or(() -> units.ofSingleEpisode(submission.patient()))
                .orElse(null);
    }

    private Optional<String> serviceRequest(QuestionnaireResponse response) {
        return response.getBasedOn().stream()
                .map(basedOn -> id(basedOn, "ServiceRequest/"))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(id -> store.find("ServiceRequest", id))
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
