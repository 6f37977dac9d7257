package dk.stemme.server.response;

import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Stored;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The life of a response: in-progress → completed → amended; any → entered-in-error. */
enum Status {
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    AMENDED("amended"),
    ENTERED_IN_ERROR("entered-in-error"),
    STOPPED("stopped");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    static Status of(QuestionnaireResponse response) {
        return response.hasStatus() ? of(response.getStatus().toCode()) : missing();
    }

    static Status of(Stored stored) {
        return of(stored.json().path("status").asText());
    }

    private static Status of(String code) {
        for (Status status : values()) if (status.code.equals(code)) return status;
        return missing();
    }

    private static Status missing() {
        throw Refusal.of(
                422,
                IssueType.REQUIRED,
                "QuestionnaireResponse.status",
                "A response needs a status: in-progress or completed.");
    }

    boolean isDraft() {
        return this == IN_PROGRESS || this == STOPPED;
    }

    /** Whether the answers are final: scored, and counted in figures. */
    boolean counts() {
        return this == COMPLETED || this == AMENDED;
    }

    /** Refuses a move that a response cannot make. */
    void checkMoveTo(Status next) {
        if (moves().contains(next)) return;
        throw Refusal.of(
                409,
                IssueType.BUSINESSRULE,
                "QuestionnaireResponse.status",
                "A response that is %s cannot become %s.".formatted(code, next.code));
    }

    private Set<Status> moves() {
        return switch (this) {
            case IN_PROGRESS, STOPPED -> EnumSet.of(IN_PROGRESS, STOPPED, COMPLETED, ENTERED_IN_ERROR);
            case COMPLETED, AMENDED -> EnumSet.of(AMENDED, ENTERED_IN_ERROR);
            case ENTERED_IN_ERROR -> EnumSet.noneOf(Status.class);
        };
    }

    /** What its Observations are. */
    String ofObservations() {
        return switch (this) {
            case IN_PROGRESS, STOPPED -> "preliminary";
            case COMPLETED -> "final";
            case AMENDED -> "amended";
            case ENTERED_IN_ERROR -> "entered-in-error";
        };
    }
}
