package dk.stemme.server.access.smart;

/** Why a client cannot be registered so (RFC 7591, section 3.2.2). */
final class ClientRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    ClientRefused(String error, String description) {
        super(description);
        this.error = error;
    }

    static ClientRefused metadata(String description) {
        return new ClientRefused("invalid_client_metadata", description);
    }

    static ClientRefused redirect(String description) {
        return new ClientRefused("invalid_redirect_uri", description);
    }

    String error() {
        return error;
    }
}
