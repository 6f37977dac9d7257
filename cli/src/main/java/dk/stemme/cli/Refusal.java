package dk.stemme.cli;

/** Why a command cannot do what it was asked; its message is for people. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
