package dk.stemme.server.denmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CprTest {

    @TestFactory
    List<DynamicTest> agreesWithDkCore() throws IOException {
        JsonNode golden = new ObjectMapper().readTree(CprTest.class.getResourceAsStream("/cpr.json"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : golden.path("cases"))
            tests.add(DynamicTest.dynamicTest(
                    each.path("value").asText(),
                    () -> assertThat(Cpr.matches(each.path("value").asText()))
                            .isEqualTo(each.path("matchesDkCore").asBoolean())));
        return tests;
    }
}
