package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One stored version of a resource; {@code text} is its JSON, ready to be answered with. */
public record Stored(String type, String id, int version, Instant updated, boolean deleted, String text) {

    /** {@code Patient/1} */
    public String reference() {
        return type + "/" + id;
    }

    public ObjectNode json() {
        return Json.read(text);
    }
}
