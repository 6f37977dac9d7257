package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class HcahpsTest {
    static Stream<JsonNode> cases() {
        return Golden.cases("group/hcahps", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheScoresOfTheGoldenCase(JsonNode golden) {
        Hcahps measure = Hcahps.valueOf(golden.get("measure").asString().toUpperCase(Locale.ROOT));
        double[][] rows = Cases.rows(golden);
        JsonNode expected = golden.get("expected");

        Cases.assertResult("top box", measure.topBox().of(rows), expected.get("top_box"));
        Cases.assertResult("linear", measure.linear().of(rows), expected.get("linear"));
    }

    /** HCAHPS Star Ratings Technical Notes, October 2015, "HCAHPS Measures Receiving HCAHPS Stars". */
    @ParameterizedTest
    @CsvSource({
        "NURSES, q1 q2 q3",
        "DOCTORS, q5 q6 q7",
        "RESPONSIVENESS, q4 q11",
        "MEDICINES, q16 q17",
        "DISCHARGE, q19 q20",
        "TRANSITION, q23 q24 q25",
        "CLEAN, q8",
        "QUIET, q9",
        "RATING, q21",
        "RECOMMEND, q22"
    })
    void numbersItsItemsAsTheFormOf32(Hcahps measure, String items) {
        assertThat(measure.items()).isEqualTo(List.of(items.split(" ")));
        assertThat(measure.topBox().items()).hasSameSizeAs(measure.items());
    }

    @Test
    void asksForFewerCompletesThanItsStars() {
        assertThat(Arrays.stream(Hcahps.values()).map(Hcahps::topBox)).allMatch(score -> score.minimum() == 25);
        assertThat(Arrays.stream(Hcahps.values()).map(Hcahps::linear)).allMatch(score -> score.minimum() == 100);
    }
}
