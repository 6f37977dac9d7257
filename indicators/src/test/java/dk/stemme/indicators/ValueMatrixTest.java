package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.doubles;
import static dk.stemme.indicators.Golden.number;
import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.ValueMatrix.Direction;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ValueMatrixTest {
    private static final Map<String, Direction> WORDS = Map.of(
            "better", Direction.UP,
            "worse", Direction.DOWN,
            "higher", Direction.UP,
            "lower", Direction.DOWN,
            "same", Direction.SAME,
            "uncertain", Direction.UNCERTAIN);

    static Stream<JsonNode> matrix() {
        return Golden.cases("value-matrix", "matrix");
    }

    static Stream<JsonNode> cases() {
        return Golden.cases("value-matrix", "cases");
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void givesTheVerdictOfEachField(JsonNode golden) {
        assertThat(ValueMatrix.verdict(word(golden, "effect"), word(golden, "cost"))
                        .danish())
                .isEqualTo(golden.get("verdict").asString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesWholeIntervals(JsonNode golden) {
        Direction change = direction(golden, "effect");
        Direction effect = golden.get("higherIsBetter").asBoolean() ? change : change.reversed();
        Direction cost = direction(golden, "cost");

        assertThat(effect).isEqualTo(word(golden, "effect"));
        assertThat(cost).isEqualTo(word(golden, "cost"));
        assertThat(ValueMatrix.verdict(effect, cost).danish())
                .isEqualTo(golden.get("verdict").asString());
    }

    private static Direction direction(JsonNode golden, String what) {
        double[] interval = doubles(golden.get(what + "Ci"));
        return Direction.of(new Interval(interval[0], interval[1]), number(golden.get(what + "Margin")));
    }

    private static Direction word(JsonNode golden, String what) {
        return WORDS.get(golden.get(what).asString());
    }
}
