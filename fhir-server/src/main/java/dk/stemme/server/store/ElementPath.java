package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** A path of element names into a resource's JSON; lists are walked through, {@code extension(url)} finds by url. */
final class ElementPath {
    private static final String BASE = "https://stemme.example/fhir/StructureDefinition/";

    private final String[] steps;
    private final String extensionUrl;

    private ElementPath(String[] steps, String extensionUrl) {
        this.steps = steps;
        this.extensionUrl = extensionUrl;
    }

    static ElementPath of(String text) {
        if (!text.startsWith("extension(")) return new ElementPath(text.split("\\."), "");
        String url = text.substring("extension(".length(), text.length() - 1);
        return new ElementPath(new String[] {"extension"}, url.startsWith("http") ? url : BASE + url);
    }

    /** Hands every element found at this path to {@code found}. */
    void walk(JsonNode resource, Consumer<JsonNode> found) {
        walk(resource, 0, found);
    }

    /** The same path in SQL/JSON. */
    String jsonPath() {
        if (steps.length == 0) return "$";
        if (extensionUrl.isEmpty()) return "$." + String.join(".", steps);
        return "$.extension[*] ? (@.url == " + Json.quoted(extensionUrl)
                + ").keyvalue() ? (@.key starts with \"value\").value";
    }

    private void walk(JsonNode node, int step, Consumer<JsonNode> found) {
        if (node.isArray()) {
            for (JsonNode each : node) walk(each, step, found);
        } else if (step < steps.length) {
            JsonNode next = node.get(steps[step]);
            if (next != null) walk(next, step + 1, found);
        } else if (extensionUrl.isEmpty()) {
            found.accept(node);
        } else if (extensionUrl.equals(node.path("url").asText())) {
            node.properties().forEach(entry -> {
                if (entry.getKey().startsWith("value")) found.accept(entry.getValue());
            });
        }
    }
}
