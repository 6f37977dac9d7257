package dk.stemme.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the server says it can do and what it holds: the right requests that wrong ones are made of.
 *
 * @param types what is served, and what each can be searched by
 * @param operations their paths below /fhir, such as {@code Patient/$everything}
 * @param resources some of each type
 */
record Corpus(Map<String, List<String>> types, List<String> operations, List<ObjectNode> resources) {
    private static final int OF_EACH_TYPE = 6;
    private static final int LONGEST = 30_000;

    /** @param get answers a path below /fhir with the body, as one who may read everything */
    static Corpus of(UnaryOperator<String> get) {
        JsonNode rest = Json.read(get.apply("/metadata")).path("rest").path(0);
        Map<String, List<String>> types = new LinkedHashMap<>();
        List<String> operations = new ArrayList<>();
        List<ObjectNode> resources = new ArrayList<>();
        rest.path("operation")
                .forEach(each -> operations.add("$" + each.path("name").asText()));
        for (JsonNode resource : rest.path("resource")) {
            String type = resource.path("type").asText();
            types.put(type, texts(resource.path("searchParam"), "name"));
            texts(resource.path("operation"), "name").forEach(name -> operations.add(type + "/$" + name));
            JsonNode found = Json.read(get.apply("/" + type + "?_count=" + OF_EACH_TYPE));
            found.path("entry").forEach(entry -> resources.add((ObjectNode) entry.path("resource")));
            resources.add(Json.object().put("resourceType", type));
        }
        resources.removeIf(each -> each.toString().length() > LONGEST);
        return new Corpus(types, operations, resources);
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    Corpus with(List<ObjectNode> more) {
        List<ObjectNode> all = new ArrayList<>(resources);
        all.addAll(more);
        return new Corpus(types, operations, all);
    }
}
