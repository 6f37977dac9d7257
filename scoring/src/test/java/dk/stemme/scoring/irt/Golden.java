package dk.stemme.scoring.irt;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What R's mirt and catR give (irt.json). */
final class Golden {
    static final Offset<Double> TOLERANCE = Offset.offset(1e-4);
    static final ItemBank SIMULATED = bank("C_simulated60");

    private Golden() {}

    static JsonNode section(String name) {
        InputStream file = Golden.class.getResourceAsStream("/golden/irt.json");
        return JsonMapper.shared().readTree(Objects.requireNonNull(file)).get(name);
    }

    static ItemBank bank(String section) {
        return ItemBank.of(items(section));
    }

    static List<GradedItem> items(String section) {
        return stream(section(section).get("items"))
                .map(item -> new GradedItem(
                        item.get("id").asString(),
                        item.get("a").asDouble(),
                        stream(item.get("b")).map(JsonNode::asDouble).toList()))
                .toList();
    }

    /** Answers in the order of the bank; null is not answered. */
    static ResponsePattern pattern(ItemBank bank, JsonNode answers) {
        return pattern(bank, codes(answers));
    }

    static ResponsePattern pattern(ItemBank bank, List<@Nullable Integer> codes) {
        ResponsePattern pattern = bank.unanswered();
        for (int i = 0; i < codes.size(); i++) {
            Integer code = codes.get(i);
            if (code != null) pattern = pattern.answer(bank.items().get(i).id(), code);
        }
        return pattern;
    }

    static List<@Nullable Integer> codes(JsonNode answers) {
        List<@Nullable Integer> codes = new ArrayList<>();
        answers.forEach(answer -> codes.add(answer.isNull() ? null : answer.asInt()));
        return codes;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
