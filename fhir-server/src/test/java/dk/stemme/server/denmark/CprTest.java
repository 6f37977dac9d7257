package dk.stemme.server.denmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden cases: patterns, days that exist, and the CVR number. */
class CprTest {

    @TestFactory
    Stream<DynamicTest> agreesWithDkCore() throws IOException {
        return cases("cases")
                .map(each -> DynamicTest.dynamicTest(each.path("value").asText(), () -> agrees(each)));
    }

    @TestFactory
    Stream<DynamicTest> agreesOnCvrNumbers() throws IOException {
        return cases("cvr")
                .map(each -> DynamicTest.dynamicTest(each.path("value").asText(), () -> {
                    String error = IdentifierRule.CVR.error(each.path("value").asText());
                    assertThat(error == null).isEqualTo(each.path("valid").asBoolean());
                }));
    }

    private static void agrees(JsonNode each) {
        String value = each.path("value").asText();
        assertThat(Cpr.matches(value)).isEqualTo(each.path("matchesDkCore").asBoolean());
        assertThat(Cpr.matchesNational(value))
                .isEqualTo(each.path("matchesXeCpr").asBoolean());
        assertThat(Cpr.matchesRegional(value))
                .isEqualTo(each.path("matchesDeCpr").asBoolean());
        if (each.has("realDate"))
            assertThat(Cpr.hasRealDay(value)).isEqualTo(each.path("realDate").asBoolean());
    }

    private static Stream<JsonNode> cases(String name) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        new ObjectMapper()
                .readTree(CprTest.class.getResourceAsStream("/cpr.json"))
                .path(name)
                .forEach(all::add);
        return all.stream();
    }
}
