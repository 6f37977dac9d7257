package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The id behind a FHIR Reference. */
final class Link {
    private Link() {}

    /** {@code 7} of {@code Location/7} or {@code https://here/fhir/Location/7/_history/2}; null for any other type. */
    static @Nullable String id(JsonNode reference, String type) {
        String[] parts =
                reference.path("reference").asText("").split("/_history/", 2)[0].split("/");
        boolean fits = parts.length >= 2 && parts[parts.length - 2].equals(type);
        return fits ? parts[parts.length - 1] : null;
    }
}
