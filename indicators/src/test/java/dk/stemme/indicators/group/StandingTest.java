package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Golden;
import dk.stemme.indicators.Interval;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StandingTest {
    private static final List<Item> FIVE_STEPS = List.of(new Item(1, 5, 4));
    private static final int FIVE_ANSWERS = 5;

    static Stream<JsonNode> cases() {
        return Golden.cases("group/lup", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWhereTheIntervalLiesBesideTheNationalResult(JsonNode golden) {
        GroupScore score = golden.get("score").asString().equals("mean")
                ? new MeanScore(FIVE_STEPS, FIVE_ANSWERS)
                : new TopBox(FIVE_STEPS, FIVE_ANSWERS);
        JsonNode expected = golden.get("expected");
        GroupResult unit = score.ofItem(Cases.answers(golden));

        Cases.assertResult("score", unit, expected.get("score"));
        assertThat(Standing.of(unit, golden.get("national").asDouble()).map(Standing::letter))
                .isEqualTo(expected.get("standing").asStringOpt());
    }

    @Test
    void isAverageAtTheVeryEndsOfTheInterval() {
        Interval unit = new Interval(3.5, 4.25);

        assertThat(Standing.of(unit, 3.5)).isEqualTo(Standing.AVERAGE);
        assertThat(Standing.of(unit, 4.25)).isEqualTo(Standing.AVERAGE);
        assertThat(Standing.of(unit, Math.nextDown(3.5))).isEqualTo(Standing.OVER);
        assertThat(Standing.of(unit, Math.nextUp(4.25))).isEqualTo(Standing.UNDER);
    }
}
