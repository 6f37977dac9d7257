package dk.stemme.server.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.SearchParameter.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What requests look like: the files beside this class in {@code examples}, each of which the server accepts. */
final class Examples {
    private Examples() {}

    /**
     * A body.
     *
     * @param type the resource type it is sent to
     * @param operation its name with $, empty to write a resource
     */
    static JsonNode body(String type, String operation) {
        ObjectNode example = file("examples/" + type + operation.replace('$', '-') + ".json");
        if (example != null) return example;
        return Json.object().put("resourceType", operation.isEmpty() ? type : "Parameters");
    }

    /** A value to search by. */
    static String value(Kind kind) {
        return switch (kind) {
            case TOKEN -> "system|code";
            case REFERENCE -> "Patient/example";
            case CANONICAL -> "https://stemme.example/fhir/Questionnaire/phq9|1.0.0";
            case URI -> "https://stemme.example/fhir/Questionnaire/phq9";
            case STRING -> "beginning";
            case DATE -> "ge2026-01-01";
            case NUMBER -> "gt5";
            case QUANTITY -> "ge10|http://unitsofmeasure.org|{score}";
            case COMPOSITE -> "code$value";
        };
    }

    static @Nullable ObjectNode file(String name) {
        try (@Nullable InputStream in = Examples.class.getResourceAsStream(name)) {
            return in == null ? null : Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
