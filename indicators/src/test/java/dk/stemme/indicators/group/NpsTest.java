package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.indicators.Golden;
import dk.stemme.indicators.group.GroupResult.Estimate;
import dk.stemme.indicators.group.GroupResult.NotTold;
import dk.stemme.indicators.group.GroupResult.Reason;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NpsTest {
    private static final Nps NPS = new Nps(1);

    static Stream<JsonNode> cases() {
        return Golden.cases("group/nps", "cases");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isThatOfTheGoldenCase(JsonNode golden) {
        Cases.assertResult("nps", NPS.ofItem(Cases.answers(golden)), golden.get("expected"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void changesItsSignWhenPromotersAndDetractorsChangePlaces(long seed) {
        double[] answers = new Random(seed)
                .ints(40, 0, 11)
                .filter(i -> i > 3)
                .asDoubleStream()
                .toArray();
        double[] mirrored = new double[answers.length];
        for (int i = 0; i < answers.length; i++) {
            mirrored[i] = answers[i] > 8 ? 0 : answers[i] < 7 ? 10 : answers[i];
        }
        Estimate one = (Estimate) NPS.ofItem(answers);
        Estimate other = (Estimate) NPS.ofItem(mirrored);

        assertThat(other.value()).isEqualTo(-one.value());
        Golden.assertClose(
                "interval",
                other.interval(),
                -one.interval().high(),
                -one.interval().low());
    }

    @Test
    void isToldFromItsMinimumOn() {
        assertThat(new Nps(30).ofItem(9, 10, 3)).isEqualTo(new NotTold(Reason.TOO_FEW, 3, 30));
    }

    @Test
    void refusesElevenAndAHalf() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NPS.ofItem(9, 11))
                .withMessageStartingWith("rows[1][0]: 11.0 is not a code");
        assertThatIllegalArgumentException().isThrownBy(() -> NPS.ofItem(6.5));
        assertThatIllegalArgumentException().isThrownBy(() -> NPS.ofItem(-1));
    }
}
