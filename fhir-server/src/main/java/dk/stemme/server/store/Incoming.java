package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One resource on its way in, by POST, PUT, PATCH or as an entry of a Bundle.
 *
 * @param id the id to be written to, null when the server shall give one
 * @param expected the version the caller saw (If-Match), null when not said
 * @param json what will be stored, but for id and meta
 * @param model the same, parsed strictly
 */
public record Incoming(
        String type, @Nullable String id, @Nullable Integer expected, ObjectNode json, Resource model) {

    public Incoming with(ObjectNode changed) {
        return new Incoming(type, id, expected, changed, model);
    }

    public Incoming at(@Nullable String otherId) {
        return new Incoming(type, otherId, expected, json, model);
    }
}
