package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dk.stemme.instruments.Catalogue;
import dk.stemme.scoring.Item;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases of every instrument, as one table each. */
class GoldenTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> instruments() {
        return Catalogue.names().stream().filter(name -> file(name) != null);
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void a_table_is_scored_as_its_golden_cases(String name) throws IOException {
        JsonNode golden = JSON.readTree(file(name));
        Run run = Run.of(table(name, golden.get("cases")), "score", name, "--bands");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
        List<NamedCsvRecord> rows = run.rows();
        assertThat(rows).hasSize(golden.get("cases").size());
        for (int i = 0; i < rows.size(); i++)
            check(
                    rows.get(i),
                    golden.get("cases").get(i),
                    golden.get("tolerance").asDouble());
    }

    private static String table(String name, JsonNode cases) {
        List<String> items = Catalogue.entry(FhirContext.forR4Cached(), name).instrument().items().stream()
                .map(Item::id)
                .toList();
        StringBuilder table = new StringBuilder(String.join(",", items) + ",id\n");
        for (JsonNode one : cases)
            table.append(items.stream()
                            .map(item -> one.get("answers").path(item))
                            .map(answer -> answer.isNumber() ? answer.asText() : "")
                            .collect(Collectors.joining(",")))
                    .append(',')
                    .append(one.get("id").asText())
                    .append('\n');
        return table.toString();
    }

    private static void check(NamedCsvRecord row, JsonNode one, double tolerance) {
        assertThat(row.getField("id")).isEqualTo(one.get("id").asText());
        one.get("expected").properties().forEach(expected -> {
            String as = one.get("id") + " " + expected.getKey();
            check(as, row, expected.getKey(), expected.getValue(), tolerance);
        });
    }

    private static void check(String as, NamedCsvRecord row, String name, JsonNode expected, double tolerance) {
        String cell = row.getField(name.equals("band") ? "total_band" : name);
        if (expected.isNull()) assertThat(cell).as(as).isEmpty();
        else if (expected.isNumber())
            assertThat(Double.parseDouble(cell)).as(as).isCloseTo(expected.asDouble(), within(tolerance + 1e-9));
        else if (expected.isTextual() && row.findField(name + "_band").isPresent())
            assertThat(row.getField(name + "_band")).as(as).isEqualTo(expected.asText());
        else assertThat(cell).as(as).isEqualTo(expected.asText());
    }

    private static @Nullable URL file(String name) {
        return GoldenTableTest.class.getResource("/golden/dk/stemme/instruments/" + name + "/golden.json");
    }
}
