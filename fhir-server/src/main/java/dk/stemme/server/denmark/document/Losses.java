package dk.stemme.server.denmark.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document does not say of the resource it was made from: all that is missing, or different, when the document is
 * read again. Nothing can be forgotten in such a list.
 */
final class Losses {
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    private Losses() {}

    /**
     * @param apart elements at the top that are no matter of the document
     * @return FHIRPath of each place, by the name of the element (of an extension, its URL)
     */
    static Map<String, List<String>> between(ObjectNode before, ObjectNode after, Set<String> apart) {
        Losses losses = new Losses();
        ObjectNode told = before.deepCopy();
        told.remove(apart);
        losses.object(told, after, before.path("resourceType").asText());
        return losses.places;
    }

    private void object(ObjectNode before, ObjectNode after, String place) {
        for (var field : before.properties()) {
            String name = field.getKey();
            compare(name, field.getValue(), after.get(name), place + "." + name);
        }
    }

    private void compare(String name, JsonNode before, @Nullable JsonNode after, String place) {
        if (before.isArray()) list(name, before, after, place);
        else if (before instanceof ObjectNode object && after instanceof ObjectNode other) object(object, other, place);
        else if (!same(before, after)) lost(name, before, place);
    }

    private void list(String name, JsonNode before, @Nullable JsonNode after, String place) {
        Map<String, Iterator<JsonNode>> others = byKey(after);
        int index = 0;
        for (JsonNode each : before) {
            Iterator<JsonNode> matches = others.get(key(each));
            JsonNode other = matches != null && matches.hasNext() ? matches.next() : null;
            compare(name, each, other, place + "[" + index++ + "]");
        }
    }

    private static Map<String, Iterator<JsonNode>> byKey(@Nullable JsonNode list) {
        Map<String, List<JsonNode>> byKey = new HashMap<>();
        if (list != null)
            list.forEach(each ->
                    byKey.computeIfAbsent(key(each), key -> new ArrayList<>()).add(each));
        Map<String, Iterator<JsonNode>> iterators = new HashMap<>();
        byKey.forEach((key, values) -> iterators.put(key, values.iterator()));
        return iterators;
    }

    /** Items are known by their linkId, extensions by their URL; in all else the order tells. */
    private static String key(JsonNode each) {
        return each.has("linkId")
                ? each.path("linkId").asText()
                : each.path("url").asText();
    }

    private static boolean same(JsonNode before, @Nullable JsonNode after) {
        if (after != null && before.isNumber() && after.isNumber())
            return before.decimalValue().compareTo(after.decimalValue()) == 0;
        return Objects.equals(before, after);
    }

    private void lost(String name, JsonNode element, String place) {
        String known = name.equals("extension") ? element.path("url").asText() : name;
        places.computeIfAbsent(known, each -> new ArrayList<>()).add(place);
    }
}
