package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Whose data a stored resource is. */
public final class Compartment {
    private Compartment() {}

    /** The bare id of the Patient in whose compartment a resource would lie; null when in nobody's. */
    public static @Nullable String of(String type, ObjectNode json) {
        return IndexEntry.of(type, json).patient;
    }

    /** {@code Patient/1}, or null when the resource lies in nobody's compartment. */
    public static @Nullable String of(Stored stored) {
        return stored.patient() == null ? null : "Patient/" + stored.patient();
    }
}
