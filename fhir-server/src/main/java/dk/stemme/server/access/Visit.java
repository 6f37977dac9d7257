package dk.stemme.server.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One FHIR request: who makes it, and what it has done so far. Kept with the thread that serves it. */
public final class Visit {
    private static final ThreadLocal<@Nullable Visit> CURRENT = new ThreadLocal<>();

    /** Something that was asked for and denied. */
    public record Denial(String type, String code) {}

    private final @Nullable Caller caller;
    private final Origin origin;
    private final List<Denial> denials = new ArrayList<>(0);
    private boolean wrote;
    private boolean recorded;
    private @Nullable String emergency;

    /** Without a request. */
    public Visit(@Nullable Caller caller) {
        this(caller, Origin.NONE);
    }

    Visit(@Nullable Caller caller, Origin origin) {
        this.caller = caller;
        this.origin = origin;
    }

    /** Null outside a request: the application's own work. */
    public static @Nullable Visit current() {
        return CURRENT.get();
    }

    public static void begin(Visit visit) {
        CURRENT.set(visit);
    }

    public static void end() {
        CURRENT.remove();
    }

    /** Null when nobody has signed in. */
    @Nullable
    public Caller caller() {
        return caller;
    }

    public Origin origin() {
        return origin;
    }

    /** What is done here puts its own access on record, in its own words. */
    public void recorded() {
        recorded = true;
    }

    public boolean isRecorded() {
        return recorded;
    }

    public void wrote() {
        wrote = true;
    }

    /** Whether a write has been audited already. */
    public boolean hasWritten() {
        return wrote;
    }

    /** The caller goes beyond what they otherwise reach: why. */
    public void emergency(String reason) {
        emergency = reason;
    }

    /** Null when it is none. */
    @Nullable
    public String emergency() {
        return emergency;
    }

    public void denied(String type, String code) {
        denials.add(new Denial(type, code));
    }

    public List<Denial> denials() {
        return denials;
    }
}
