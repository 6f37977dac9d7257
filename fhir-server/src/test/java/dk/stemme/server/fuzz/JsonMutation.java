package dk.stemme.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.stemme.server.store.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Changes JSON at a few drawn places: in the tree, then now and then in its text. */
final class JsonMutation {
    private static final int DEEPEST = 120;

    /** A place in the tree: the object's field, or the list's element. */
    private record Place(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent.isObject() ? parent.get(name) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) object.set(name, value);
            else ((ArrayNode) parent).set(index, value);
        }

        void remove() {
            if (parent instanceof ObjectNode object) object.remove(name);
            else ((ArrayNode) parent).remove(index);
        }
    }

    private final Draw draw;

    JsonMutation(Draw draw) {
        this.draw = draw;
    }

    String of(ObjectNode resource) {
        ObjectNode tree = resource.deepCopy();
        for (int i = draw.below(4); i >= 0; i--) change(tree);
        String text = Json.write(tree);
        return draw.chance(15) ? garbled(text) : text;
    }

    private void change(ObjectNode tree) {
        List<Place> places = places(tree, new ArrayList<>());
        if (places.isEmpty()) return;
        Place place = draw.of(places);
        JsonNode value = place.value();
        switch (draw.below(11)) {
            case 0 -> place.remove();
            case 1, 2 -> place.set(odd());
            case 3 -> place.set(draw.of(places).value().deepCopy());
            case 4 -> place.set(Json.array().add(value.deepCopy()).add(value.deepCopy()));
            case 5 -> place.set(value.isArray() && !value.isEmpty() ? value.get(0) : wrapped(value));
            case 6 -> renamed(place, draw.of(places));
            case 7 -> place.set(nested(value, 2 + draw.below(DEEPEST)));
            case 8 -> place.set(many(value, draw.chance(10) ? 2000 : 20));
            case 9 -> added(place.parent());
            default -> place.set(TextNode.valueOf(draw.of(Odd.TEXTS)));
        }
    }

    private static List<Place> places(JsonNode node, List<Place> found) {
        if (node instanceof ObjectNode object)
            object.fieldNames().forEachRemaining(name -> found.add(new Place(object, name, -1)));
        else for (int i = 0; i < node.size(); i++) found.add(new Place(node, "", i));
        node.forEach(child -> places(child, found));
        return found;
    }

    /** A value that fits nowhere, or nearly. */
    JsonNode odd() {
        return switch (draw.below(6)) {
            case 0 -> NullNode.getInstance();
            case 1 -> BooleanNode.valueOf(draw.chance(50));
            case 2 -> Json.array();
            case 3 -> Json.object();
            case 4 -> DecimalNode.valueOf(new BigDecimal(draw.of(Odd.NUMBERS)));
            default -> TextNode.valueOf(draw.of(Odd.TEXTS));
        };
    }

    private ObjectNode wrapped(JsonNode value) {
        return Json.object(object -> object.set(draw.chance(50) ? "item" : "extension", value.deepCopy()));
    }

    private void renamed(Place place, Place other) {
        if (!(place.parent() instanceof ObjectNode object)) return;
        JsonNode value = object.remove(place.name());
        object.set(draw.chance(30) ? "_" + place.name() : other.name().isEmpty() ? "x" : other.name(), value);
    }

    /** The value with itself inside, so many levels deep. */
    private JsonNode nested(JsonNode value, int levels) {
        String name =
                draw.of(List.of("item", "extension", "contained", "part", "concept", "entry", "modifierExtension"));
        JsonNode inner = value.deepCopy();
        for (int i = 0; i < levels; i++) {
            ObjectNode outer = value instanceof ObjectNode object && object.size() < 10
                    ? object.deepCopy()
                    : Json.object()
                            .put("linkId", "n" + i)
                            .put("url", "urn:n" + i)
                            .put("type", "group");
            outer.set(name, Json.array().add(inner));
            inner = outer;
        }
        return inner;
    }

    private static ArrayNode many(JsonNode value, int times) {
        ArrayNode list = Json.array();
        JsonNode each = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        int most = Math.max(1, Math.min(times, 200_000 / (1 + each.toString().length())));
        for (int i = 0; i < most; i++) list.add(each);
        return list;
    }

    private void added(JsonNode parent) {
        if (!(parent instanceof ObjectNode object)) return;
        switch (draw.below(4)) {
            case 0 -> object.put("colour", "blue");
            case 1 -> object.put("resourceType", "Patient");
            case 2 -> object.putArray("extension").addObject().put("url", draw.of(Odd.TEXTS));
            default -> object.set("valueDecimal", odd());
        }
    }

    private String garbled(String text) {
        int at = draw.below(text.length());
        String there = text.substring(at);
        String before = text.substring(0, at);
        return switch (draw.below(6)) {
            case 0 -> before;
            case 1 -> before + draw.of(Odd.TEXTS) + there;
            case 2 -> before + there.substring(Math.min(there.length(), 1 + draw.below(20)));
            case 3 -> before + "\\ud800" + there;
            case 4 -> text.replaceFirst("\\{", "{\"a\":" + "[".repeat(5000));
            default -> text.replaceFirst(":", ":" + draw.of(Odd.NUMBERS) + ",\"b\":");
        };
    }
}
