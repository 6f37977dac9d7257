package dk.stemme.server.store;

/** What is to be done with rows: a {@link Reach} may be narrower for one than for another. */
public enum Use {
    /** Shown: read, searched, counted, exported. */
    READ("rs", true),
    /** A new resource. */
    CREATE("c", false),
    /** The version that is there, before it is replaced. */
    REPLACE("u", true),
    /** The version that takes its place; also a new resource under an id that the client gives. */
    UPDATE("u", false),
    DELETE("d", true);

    private final String letters;
    /** Whether the row is one that is stored. */
    final boolean stored;

    Use(String letters, boolean stored) {
        this.letters = letters;
        this.stored = stored;
    }

    /** Whether one of these letters of a SMART scope (c, r, u, d, s) allows it. */
    boolean isAmong(String given) {
        return letters.chars().anyMatch(letter -> given.indexOf(letter) >= 0);
    }
}
