package dk.stemme.instruments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.irt.GradedItem;
import dk.stemme.scoring.irt.ItemBank;
import dk.stemme.scoring.irt.ResponsePattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an item bank: {@code {"items":[{"id":"S01","a":2.2,"b":[-0.5,0.5,1.2]},…],"cases":[{"answers":[0,null,…]},…]}}.
 * Cases may be left out; their answers stand in the order of the items, from 0, null where there is none. {@code source}
 * and {@code licence} are texts; what else stands there is not read.
 */
public final class BankReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private BankReader() {}

    /**
     * A bank that comes with Stemme: {@code simulated60}.
     *
     * @throws DefinitionException if there is no such bank
     */
    public static BankFile shipped(String name) {
        try (InputStream json = BankReader.class.getResourceAsStream("banks/%s.json".formatted(name))) {
            if (json == null) throw new DefinitionException(name, "there is no such bank");
            return read(json, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bank in this stream.
     *
     * @param name what to call it when something is wrong
     * @throws DefinitionException naming it and the place within
     */
    public static BankFile read(InputStream json, String name) throws IOException {
        try {
            return file(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new DefinitionException(
                    name, "line %d is not JSON: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (DefinitionException e) {
            throw e.in(name);
        }
    }

    private static BankFile file(JsonNode file) {
        List<GradedItem> items = new ArrayList<>();
        for (JsonNode item : array(file, "items", "items")) items.add(item(item, "items[%d]".formatted(items.size())));
        ItemBank bank = ItemBank.of(items);
        List<ResponsePattern> cases = new ArrayList<>();
        if (file.has("cases"))
            for (JsonNode one : array(file, "cases", "cases"))
                cases.add(pattern(bank, one, "cases[%d].answers".formatted(cases.size())));
        return new BankFile(file.path("source").asText(), file.path("licence").asText(), bank, cases);
    }

    private static GradedItem item(JsonNode item, String place) {
        JsonNode id = item.path("id");
        if (!id.isTextual()) throw new DefinitionException(place + ".id", "is not a text");
        List<Double> thresholds = new ArrayList<>();
        for (JsonNode threshold : array(item, "b", place + ".b"))
            thresholds.add(number(threshold, "%s.b[%d]".formatted(place, thresholds.size())));
        return new GradedItem(id.textValue(), number(item.path("a"), place + ".a"), thresholds);
    }

    private static ResponsePattern pattern(ItemBank bank, JsonNode one, String place) {
        JsonNode answers = array(one, "answers", place);
        int items = bank.items().size();
        if (answers.size() != items)
            throw new DefinitionException(place, "%d answers to %d items".formatted(answers.size(), items));
        ResponsePattern pattern = bank.unanswered();
        for (int i = 0; i < items; i++)
            if (!answers.get(i).isNull())
                pattern = answer(pattern, bank.items().get(i), answers.get(i), "%s[%d]".formatted(place, i));
        return pattern;
    }

    private static ResponsePattern answer(ResponsePattern pattern, GradedItem item, JsonNode code, String place) {
        if (!code.isInt()) throw new DefinitionException(place, code + " is not a whole number");
        try {
            return pattern.answer(item.id(), code.intValue());
        } catch (IllegalArgumentException e) {
            throw new DefinitionException(place, e.getMessage());
        }
    }

    private static double number(JsonNode node, String place) {
        if (!node.isNumber()) throw new DefinitionException(place, "is not a number");
        return node.doubleValue();
    }

    private static JsonNode array(JsonNode node, String name, String place) {
        JsonNode array = node.path(name);
        if (!array.isArray()) throw new DefinitionException(place, "is not a list");
        return array;
    }
}
