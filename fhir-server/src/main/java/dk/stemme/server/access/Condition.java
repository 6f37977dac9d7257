package dk.stemme.server.access;

import java.util.Locale;

/** What must hold besides the row of a rule. */
enum Condition {
    NONE(""),
    /** The unit asked about is the caller's: {@link OwnUnit} looks, since it needs the request. */
    OWN_UNIT("of their own units, and of those below");

    /** In words. */
    final String words;

    Condition(String words) {
        this.words = words;
    }

    static Condition of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The word in the rules. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
