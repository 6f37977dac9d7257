package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.indicators.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CollaborateTest {
    static Stream<JsonNode> cases() {
        return Golden.cases("group/collaborate", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheScoresOfTheGoldenCase(JsonNode golden) {
        double[][] rows = Cases.rows(golden);
        JsonNode expected = golden.get("expected");

        Cases.assertResult("top score", TopScore.COLLABORATE.of(rows), expected.get("top_score"));
        Cases.assertResult("mean score", MeanScore.COLLABORATE.of(rows), expected.get("mean_score"));
    }

    @Test
    void asksForThreeAnswersFromNoughtToNine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopScore.COLLABORATE.of(new double[] {9, 9, 9}, new double[] {9, 10, 9}))
                .withMessageStartingWith("rows[1][1]: 10.0 is not a code");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanScore.COLLABORATE.of(new double[] {9, 9}))
                .withMessage("rows[0]: 2 answers to 3 items");
    }

    @Test
    void isNotToldOfNobody() {
        assertThat(TopScore.COLLABORATE.of()).isEqualTo(new GroupResult.NotTold(GroupResult.Reason.NO_ANSWERS, 0, 25));
    }
}
