package dk.stemme.cli;

/** How a command ends; 2, for what cannot be understood, is picocli's. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    /** Done, but some rows have an error. */
    static final int FAULTY_ROWS = 3;

    private Exit() {}
}
