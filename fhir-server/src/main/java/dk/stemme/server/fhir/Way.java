package dk.stemme.server.fhir;

import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;

/**
 * How something is asked for by HTTP (R4 http.html), as OpenAPI describes it.
 *
 * @param path below the resource type
 * @param summary with %s for the resource type
 */
record Way(String method, String path, String summary, Sent sent) {
    static final String FHIR_JSON = "application/fhir+json";

    private static final Map<TypeRestfulInteraction, Way> OF_INTERACTIONS = Map.of(
            TypeRestfulInteraction.SEARCHTYPE, new Way("get", "Search for %s", Sent.NOTHING),
            TypeRestfulInteraction.CREATE, new Way("post", "Create %s", Sent.RESOURCE),
            TypeRestfulInteraction.READ, new Way("get", "/{id}", "Read %s", Sent.NOTHING),
            TypeRestfulInteraction.UPDATE, new Way("put", "/{id}", "Write %s anew, or create it here", Sent.RESOURCE),
            TypeRestfulInteraction.PATCH, new Way("patch", "/{id}", "Change parts of %s", Sent.PATCH),
            TypeRestfulInteraction.DELETE, new Way("delete", "/{id}", "Delete %s", Sent.NOTHING),
            TypeRestfulInteraction.HISTORYINSTANCE,
                    new Way("get", "/{id}/_history", "All versions of one %s", Sent.NOTHING),
            TypeRestfulInteraction.VREAD,
                    new Way("get", "/{id}/_history/{version}", "Read one version of %s", Sent.NOTHING),
            TypeRestfulInteraction.HISTORYTYPE, new Way("get", "/_history", "Changes to every %s", Sent.NOTHING));

    /** What a request holds: its media type, and the name of its schema. */
    enum Sent {
        NOTHING("", ""),
        RESOURCE(FHIR_JSON, "Resource"),
        PATCH("application/json-patch+json", "Patch"),
        FORM("application/x-www-form-urlencoded", "Form");

        final String mediaType;
        final String schema;

        Sent(String mediaType, String schema) {
            this.mediaType = mediaType;
            this.schema = schema;
        }
    }

    Way(String method, String summary, Sent sent) {
        this(method, "", summary, sent);
    }

    static Way of(TypeRestfulInteraction interaction) {
        return Objects.requireNonNull(OF_INTERACTIONS.get(interaction));
    }
}
