package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Golden;
import dk.stemme.indicators.group.GroupResult.Estimate;
import dk.stemme.indicators.group.GroupResult.NotTold;
import dk.stemme.indicators.group.GroupResult.Reason;
import tools.jackson.databind.JsonNode;

/** Rows and results as the golden files write them. */
final class Cases {
    private Cases() {}

    static double[][] rows(JsonNode golden) {
        return Golden.stream(golden.get("rows")).map(Golden::doubles).toArray(double[][]::new);
    }

    static double[] answers(JsonNode golden) {
        return Golden.doubles(golden.get("answers"));
    }

    static void assertResult(String what, GroupResult actual, JsonNode expected) {
        if (expected.has("notTold")) {
            assertThat(actual)
                    .as(what)
                    .isEqualTo(new NotTold(
                            Reason.valueOf(expected.get("notTold").asString()),
                            expected.get("n").asLong(),
                            expected.get("minimum").asLong()));
        } else {
            assertThat(actual).as(what).isInstanceOf(Estimate.class);
            assertThat(actual.n()).as(what).isEqualTo(expected.get("n").asLong());
            Estimate estimate = (Estimate) actual;
            Golden.assertClose(what, estimate.value(), Golden.number(expected.get("value")));
            Golden.assertClose(
                    what, estimate.interval(), Golden.number(expected.get("low")), Golden.number(expected.get("high")));
        }
    }
}
