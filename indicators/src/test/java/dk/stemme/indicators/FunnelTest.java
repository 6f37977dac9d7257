package dk.stemme.indicators;

import static dk.stemme.indicators.Golden.assertClose;
import static dk.stemme.indicators.Golden.doubles;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class FunnelTest {
    static Stream<JsonNode> funnels() {
        return Golden.cases("stats", "funnel");
    }

    @ParameterizedTest
    @MethodSource("funnels")
    void hasTheLimitsOfTheGoldenCase(JsonNode golden) {
        Funnel funnel = new Funnel(golden.get("target").asDouble());
        long n = golden.get("n").asLong();

        assertLimits(golden, "normal95", funnel.normal(n, Confidence.P95));
        assertLimits(golden, "normal998", funnel.normal(n, Confidence.P998));
        assertLimits(golden, "exact95", funnel.exact(n, Confidence.P95));
        assertLimits(golden, "exact998", funnel.exact(n, Confidence.P998));
    }

    private static void assertLimits(JsonNode golden, String name, Interval actual) {
        double[] expected = doubles(golden.get(name));
        assertClose(name, actual, expected[0], expected[1]);
    }

    @Test
    void refusesATargetThatLeavesNothingToExpect() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Funnel(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Funnel(1));
    }
}
