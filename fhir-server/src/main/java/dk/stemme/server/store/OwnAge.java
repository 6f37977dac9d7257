package dk.stemme.server.store;

/** The age from which a patient reaches their own data: setting {@code stemme.own-age}; 15 by sundhedsloven § 17. */
public final class OwnAge {
    private static volatile int years = 15;

    private OwnAge() {}

    static int get() {
        return years;
    }

    /** Called once, at start. */
    public static void set(int decided) {
        years = decided;
    }
}
