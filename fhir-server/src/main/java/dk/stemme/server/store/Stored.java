package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored version of a resource.
 *
 * @param text its JSON, ready to be answered with
 * @param patient bare id of the Patient in whose compartment it lies, null when in nobody's
 */
public record Stored(
        String type,
        String id,
        int version,
        Instant updated,
        boolean deleted,
        String text,
        @Nullable String patient) {

    /** {@code Patient/1} */
    public String reference() {
        return type + "/" + id;
    }

    public ObjectNode json() {
        return Json.read(text);
    }
}
