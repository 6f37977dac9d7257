package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path of element names into a resource's JSON; lists are walked through, {@code extension(url)} finds by url, and
 * {@code structure(mode=source)} takes only what says so of itself.
 */
final class ElementPath {
    private static final String BASE = "https://stemme.example/fhir/StructureDefinition/";
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\((\\w+)=(\\w+)\\)");

    /** One step down; with a condition, only to elements where {@code key} is {@code value}. */
    private record Step(String name, String key, String value) {
        static Step of(String text) {
            Matcher condition = CONDITION.matcher(text);
            return condition.matches()
                    ? new Step(condition.group(1), condition.group(2), condition.group(3))
                    : new Step(text, "", "");
        }

        boolean leadsTo(JsonNode element) {
            return key.isEmpty() || element.path(key).asText().equals(value);
        }

        String jsonPath() {
            return key.isEmpty() ? name : name + "[*] ? (@." + key + " == " + Json.quoted(value) + ")";
        }
    }

    private final Step[] steps;
    private final String extensionUrl;

    private ElementPath(Step[] steps, String extensionUrl) {
        this.steps = steps;
        this.extensionUrl = extensionUrl;
    }

    static ElementPath of(String text) {
        if (!text.startsWith("extension("))
            return new ElementPath(Stream.of(text.split("\\.")).map(Step::of).toArray(Step[]::new), "");
        String url = text.substring("extension(".length(), text.length() - 1);
        return new ElementPath(new Step[] {Step.of("extension")}, url.startsWith("http") ? url : BASE + url);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ElementPath path
                && Arrays.equals(steps, path.steps)
                && extensionUrl.equals(path.extensionUrl);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps) * 31 + extensionUrl.hashCode();
    }

    /** Hands every element found at this path to {@code found}. */
    void walk(JsonNode resource, Consumer<JsonNode> found) {
        walk(resource, 0, found);
    }

    /** The same path in SQL/JSON. */
    String jsonPath() {
        if (steps.length == 0) return "$";
        if (extensionUrl.isEmpty())
            return "$." + Stream.of(steps).map(Step::jsonPath).collect(Collectors.joining("."));
        return "$.extension[*] ? (@.url == " + Json.quoted(extensionUrl)
                + ").keyvalue() ? (@.key starts with \"value\").value";
    }

    private void walk(JsonNode node, int step, Consumer<JsonNode> found) {
        if (node.isArray()) {
            for (JsonNode each : node) walk(each, step, found);
        } else if (step > 0 && !steps[step - 1].leadsTo(node)) {
            return;
        } else if (step < steps.length) {
            JsonNode next = node.get(steps[step].name);
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
