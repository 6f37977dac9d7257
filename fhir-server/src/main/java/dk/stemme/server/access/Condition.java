package dk.stemme.server.access;

/** What must hold besides the row of a rule. */
enum Condition {
    NONE,
    /** One of the token's scopes covers it. */
    SCOPE {
        @Override
        boolean holds(Caller caller, String type, String code) {
            char letter = Interaction.of(code).scope;
            return caller.scopes().stream().anyMatch(scope -> scope.covers(type, letter));
        }
    },
    /** The unit asked about is the caller's: {@link OwnUnit} looks, since it needs the request. */
    OWN_UNIT;

    boolean holds(Caller caller, String type, String code) {
        return true;
    }

    static Condition of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
