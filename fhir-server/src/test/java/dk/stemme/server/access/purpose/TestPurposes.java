package dk.stemme.server.access.purpose;

/** The table that is built in, for tests without a server. */
public final class TestPurposes {
    public static final Purposes BUILT_IN = new Purposes("");

    private TestPurposes() {}
}
