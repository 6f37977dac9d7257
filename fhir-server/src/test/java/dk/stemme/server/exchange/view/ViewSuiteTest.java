package dk.stemme.server.exchange.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The official test suite of SQL on FHIR 2.0. */
class ViewSuiteTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    /** Cases that we do not pass, each with its reason. */
    private static final Map<String, String> FAILING = failing();

    private static Map<String, String> failing() {
        return text("/sql-on-fhir/failing.txt")
                .lines()
                .map(line -> line.split(" \\| "))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        "basic",
                        "collection",
                        "combinations",
                        "constant",
                        "constant_types",
                        "fhirpath",
                        "fhirpath_numbers",
                        "fn_boundary",
                        "fn_empty",
                        "fn_extension",
                        "fn_first",
                        "fn_join",
                        "fn_oftype",
                        "fn_reference_keys",
                        "foreach",
                        "logic",
                        "repeat",
                        "row_index",
                        "union",
                        "validate",
                        "view_resource",
                        "where")
                .flatMap(ViewSuiteTest::cases);
    }

    private static Stream<Arguments> cases(String file) {
        JsonNode suite = read("/sql-on-fhir/" + file + ".json");
        return StreamSupport.stream(suite.path("tests").spliterator(), false)
                .map(test -> Arguments.of(file + ": " + test.path("title").asText(), suite.path("resources"), test));
    }

    private static JsonNode read(String file) {
        return Json.read(text(file));
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(ViewSuiteTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> run(JsonNode resources, JsonNode definition) {
        View view = ViewReader.read(definition);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode resource : resources) {
            Resource parsed = (Resource) CONTEXT.newJsonParser().parseResource(resource.toString());
            view.rows(parsed).forEach(row -> {
                ObjectNode object = Json.object();
                row.forEach(object::set);
                rows.add(object);
            });
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void passesUnlessThereIsAReason(String name, JsonNode resources, JsonNode test) {
        if (!FAILING.containsKey(name)) passes(resources, test);
        else
            assertThatThrownBy(() -> passes(resources, test))
                    .as("passes now, though: " + FAILING.get(name))
                    .isInstanceOfAny(AssertionError.class, Refusal.class);
    }

    @Test
    void everyReasonIsOfACase() {
        assertThat(cases().map(each -> each.get()[0])).containsAll(FAILING.keySet());
    }

    private static void passes(JsonNode resources, JsonNode test) {
        if (test.path("expectError").asBoolean()) {
            assertThatThrownBy(() -> run(resources, test.path("view"))).isInstanceOf(Refusal.class);
            return;
        }
        List<JsonNode> rows = run(resources, test.path("view"));
        assertThat(rows.stream().map(ViewSuiteTest::comparable))
                .containsExactlyInAnyOrderElementsOf(
                        StreamSupport.stream(test.path("expect").spliterator(), false)
                                .map(ViewSuiteTest::comparable)
                                .toList());
        if (test.has("expectColumns"))
            assertThat(ViewReader.read(test.path("view")).columns())
                    .containsExactlyElementsOf(
                            StreamSupport.stream(test.path("expectColumns").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList());
    }

    /** 1 and 1.0 are the same number. */
    private static String comparable(JsonNode row) {
        ObjectNode plain = row.deepCopy();
        row.properties().forEach(field -> {
            if (field.getValue().isNumber())
                plain.put(
                        field.getKey(),
                        field.getValue().decimalValue().stripTrailingZeros().toPlainString());
        });
        return new java.util.TreeMap<>(plain.properties().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                java.util.Map.Entry::getKey,
                                field -> field.getValue().toString())))
                .toString();
    }
}
