package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Claims as JSON and back; times are seconds since 1970 (RFC 7519, section 2). */
final class Claims {
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf");

    private Claims() {}

    static ObjectNode json(Map<String, ?> claims) {
        ObjectNode json = Json.object();
        claims.forEach((name, value) -> json.set(name, node(value)));
        return json;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Map<?, ?> object) {
            ObjectNode json = Json.object();
            object.forEach((name, each) -> json.set(name.toString(), node(each)));
            return json;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode json = Json.array();
            list.forEach(each -> json.add(node(each)));
            return json;
        }
        if (value instanceof Instant time) return JsonNodeFactory.instance.numberNode(time.getEpochSecond());
        if (value instanceof Long number) return JsonNodeFactory.instance.numberNode(number);
        if (value instanceof Boolean truth) return JsonNodeFactory.instance.booleanNode(truth);
        return JsonNodeFactory.instance.textNode(value.toString());
    }

    static Map<String, Object> plain(JsonNode object) {
        Map<String, Object> claims = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            boolean time = TIMES.contains(field.getKey()) && field.getValue().isNumber();
            claims.put(
                    field.getKey(),
                    time ? Instant.ofEpochSecond(field.getValue().asLong()) : value(field.getValue()));
        });
        return claims;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) return plain(node);
        if (node.isBoolean()) return node.asBoolean();
        if (node.isNumber()) return node.asLong();
        if (!node.isArray()) return node.asText();
        List<Object> list = new ArrayList<>();
        node.forEach(each -> list.add(value(each)));
        return list;
    }
}
