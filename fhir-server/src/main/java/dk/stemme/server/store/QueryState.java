package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search and where its last page stopped: what a next-link carries.
 *
 * @param after what the last row shown is sorted by
 */
record QueryState(String type, Map<String, List<String>> query, List<String> after) {

    String write() {
        ObjectNode json = Json.object().put("t", type);
        after.forEach(json.putArray("s")::add);
        ObjectNode parameters = json.putObject("q");
        query.forEach((name, values) -> values.forEach(parameters.putArray(name)::add));
        return Json.write(json);
    }

    static QueryState read(String text) {
        ObjectNode json = Json.read(text);
        Map<String, List<String>> query = new LinkedHashMap<>();
        json.path("q").properties().forEach(parameter -> {
            List<String> values = new ArrayList<>();
            for (JsonNode value : parameter.getValue()) values.add(value.asText());
            query.put(parameter.getKey(), values);
        });
        List<String> after = new ArrayList<>();
        for (JsonNode value : json.path("s")) after.add(value.asText());
        return new QueryState(json.path("t").asText(), query, after);
    }
}
