package dk.stemme.server.store;

/** Asked before every interaction, also for each entry of a Bundle. */
public interface Permission {

    /**
     * @param interaction create, read, update, delete, history, search, or an operation's name with its dollar sign
     * @throws Refusal 401 or 403 when the caller may not
     */
    void check(String type, String interaction);

    /** Whether the caller may, where a no is no denial but leaves something out. */
    boolean allows(String type, String interaction);

    /** Whether anybody at all may: what the server offers. */
    boolean isGiven(String type, String interaction);
}
