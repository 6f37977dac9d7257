package dk.stemme.server.store;

import org.jspecify.annotations.Nullable;

/** Whose data a stored resource is. */
public final class Compartment {
    private Compartment() {}

    /** {@code Patient/1}, or null when the resource lies in nobody's compartment. */
    public static @Nullable String of(Stored stored) {
        return stored.patient() == null ? null : "Patient/" + stored.patient();
    }
}
