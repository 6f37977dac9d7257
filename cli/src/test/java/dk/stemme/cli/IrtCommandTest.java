package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrtCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"A_science", "C_simulated60"})
    void estimates_are_those_of_mirt_and_catR(String section) throws IOException {
        JsonNode bank =
                JSON.readTree(getClass().getResource("/golden/irt.json")).get(section);
        Run run = Run.of(bank.toString(), "irt");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
        JsonNode scored = JSON.readTree(run.out()).get("cases");
        assertThat(scored).hasSameSizeAs(bank.get("cases")).isNotEmpty();
        for (int i = 0; i < scored.size(); i++)
            for (String figure : new String[] {"theta", "se"})
                assertThat(scored.get(i).get(figure).asDouble())
                        .as("case %d %s", i, figure)
                        .isCloseTo(bank.get("cases").get(i).get(figure).asDouble(), within(1e-4));
    }

    @Test
    void nobody_who_answered_nothing_has_a_score() {
        Run run =
                Run.of("{\"items\":[{\"id\":\"a\",\"a\":1.3,\"b\":[-1,0.5]}],\"cases\":[{\"answers\":[null]}]}", "irt");
        assertThat(run.out()).isEqualTo("{\"cases\":[{\"theta\":null,\"se\":null}]}\n");
    }

    @Test
    void a_faulty_bank_is_refused_at_its_place() {
        Run run = Run.of("{\"items\":[{\"id\":\"a\",\"a\":1,\"b\":[0]}],\"cases\":[{\"answers\":[2]}]}", "irt");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err())
                .isEqualTo(
                        "stemme: bank: cases[0].answers[0]: a: 2 is not a code from 0 to 1" + System.lineSeparator());
    }
}
