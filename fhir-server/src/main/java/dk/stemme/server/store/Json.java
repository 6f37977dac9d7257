package dk.stemme.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** JSON as FHIR wants it: decimals keep their digits, a repeated name is an error. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern LONE_LIST = Pattern.compile("\"_[a-zA-Z]+\"\\s*:\\s*\\[");

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** An object filled in place, for nested literals. */
    public static ObjectNode object(Consumer<ObjectNode> fill) {
        ObjectNode object = MAPPER.createObjectNode();
        fill.accept(object);
        return object;
    }

    /** @throws IllegalArgumentException when the text is no JSON object */
    public static ObjectNode read(String text) {
        try {
            return asObject(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the bytes are no JSON object */
    public static ObjectNode read(byte[] utf8) {
        try {
            return asObject(MAPPER.readTree(utf8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public static String write(ObjectNode object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The resource with {@code "given":[null]} beside a {@code "_given":[{…}]} that stands alone: FHIR allows it to be left
     * out, HAPI's parser needs it. Other texts come back as they are.
     */
    public static String withNulls(String text) {
        if (!LONE_LIST.matcher(text).find()) return text;
        ObjectNode whole = read(text);
        addNulls(whole);
        return write(whole);
    }

    private static void addNulls(JsonNode node) {
        node.forEach(Json::addNulls);
        if (!(node instanceof ObjectNode object)) return;
        for (var field : List.copyOf(object.properties())) {
            String name = field.getKey();
            if (!name.startsWith("_") || !field.getValue().isArray() || object.has(name.substring(1))) continue;
            ArrayNode nulls = object.putArray(name.substring(1));
            field.getValue().forEach(each -> nulls.addNull());
        }
    }

    /** The text as a JSON string. */
    public static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static ObjectNode asObject(JsonNode node) {
        if (node instanceof ObjectNode object) return object;
        throw new IllegalArgumentException("a JSON object is expected");
    }
}
