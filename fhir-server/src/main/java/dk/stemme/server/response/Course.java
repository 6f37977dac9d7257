package dk.stemme.server.response;

import dk.stemme.server.pathway.Invitation;
import dk.stemme.server.store.Stored;
import java.time.Instant;
import java.util.Objects;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/**
 * Where in a person's course a response stands: what its changes are measured within.
 *
 * @param pathway CarePlan id, null when it belongs to none
 * @param side left or right, null when it does not matter
 */
record Course(@Nullable String pathway, @Nullable String side, Instant answered) {

    /** The invitation says it first, then the response itself. */
    static Course of(QuestionnaireResponse response, Stored stored, @Nullable Invitation invitation) {
        boolean invited = invitation != null;
        return new Course(
                invited && invitation.pathway() != null ? invitation.pathway() : carePlan(response),
                invited ? invitation.side() : null,
                response.hasAuthored() ? response.getAuthored().toInstant() : stored.updated());
    }

    private static @Nullable String carePlan(QuestionnaireResponse response) {
        return response.getBasedOn().stream()
                .map(basedOn -> Contexts.id(basedOn, "CarePlan/"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
