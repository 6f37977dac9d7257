package dk.stemme.server.access.audit;

/** R4's audit-event-outcome. */
enum Outcome {
    SUCCESS(0),
    /** The request could not be met. */
    MINOR_FAILURE(4),
    /** The caller may not. */
    SERIOUS_FAILURE(8),
    /** Our fault. */
    MAJOR_FAILURE(12);

    final String code;

    Outcome(int code) {
        this.code = Integer.toString(code);
    }

    static Outcome ofStatus(int status) {
        if (status < 400) return SUCCESS;
        if (status == 401 || status == 403) return SERIOUS_FAILURE;
        return status < 500 ? MINOR_FAILURE : MAJOR_FAILURE;
    }
}
