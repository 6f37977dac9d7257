package dk.stemme.server.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One FHIR request: who makes it, and what it has done so far. Kept with the thread that serves it. */
final class Visit {
    private static final ThreadLocal<@Nullable Visit> CURRENT = new ThreadLocal<>();

    /** Something that was asked for and denied. */
    record Denial(String type, String code) {}

    private final @Nullable Caller caller;
    private final List<Denial> denials = new ArrayList<>(0);
    private boolean wrote;

    Visit(@Nullable Caller caller) {
        this.caller = caller;
    }

    /** Null outside a request: the application's own work. */
    static @Nullable Visit current() {
        return CURRENT.get();
    }

    static void begin(Visit visit) {
        CURRENT.set(visit);
    }

    static void end() {
        CURRENT.remove();
    }

    /** Null when nobody has signed in. */
    @Nullable
    Caller caller() {
        return caller;
    }

    void wrote() {
        wrote = true;
    }

    /** Whether a write has been audited already. */
    boolean hasWritten() {
        return wrote;
    }

    void denied(String type, String code) {
        denials.add(new Denial(type, code));
    }

    List<Denial> denials() {
        return denials;
    }
}
