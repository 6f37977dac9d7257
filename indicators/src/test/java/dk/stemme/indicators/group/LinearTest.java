package dk.stemme.indicators.group;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Golden;
import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Moments;
import dk.stemme.indicators.group.GroupResult.Estimate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTest {
    private static final Item FOUR = new Item(1, 4, 4);
    private static final Item TEN = new Item(0, 10, 9);

    /**
     * By hand after AHRQ 2017, Instructions for Analyzing Data from CAHPS Surveys, pages 43 and 44. Both items have the
     * mean 50. A respondent adds half of each residual over that item's n: ½ (50/3 + 50/2), −½ 50/3 and −½ 50/2; the
     * squares sum to 659.72…, times 3/2 is the variance; t with two degrees of freedom is 4.3026….
     */
    @Test
    void hasTheVarianceOfTheCahpsAnalysisProgram() {
        Estimate score = (Estimate) new Linear(List.of(TEN, TEN), 1)
                .of(new double[] {10, 10}, new double[] {0, Double.NaN}, new double[] {5, 0});
        double squares = Math.pow(125.0 / 6, 2) + Math.pow(25.0 / 3, 2) + Math.pow(12.5, 2);
        double half = 4.302652729749464 * Math.sqrt(1.5 * squares);

        assertThat(score.n()).isEqualTo(3);
        assertThat(score.value()).isEqualTo(50);
        Golden.assertClose("interval", score.interval(), 50 - half, 50 + half);
    }

    /** "If there is no item nonresponse, these results correspond to the standard variance formula", ibid. page 44. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheMeanOfTheRespondentsWhenEverybodyAnswersEverything(long seed) {
        Random random = new Random(seed);
        double[][] rows = Stream.generate(
                        () -> random.ints(3, 1, 5).asDoubleStream().toArray())
                .limit(50)
                .toArray(double[][]::new);
        double[] own = Arrays.stream(rows)
                .mapToDouble(
                        row -> Arrays.stream(row).map(FOUR::linear).average().orElseThrow())
                .toArray();
        Estimate score = (Estimate) new Linear(Collections.nCopies(3, FOUR), 1).of(rows);
        Mean mean = Mean.of(Moments.of(own)).orElseThrow();

        Golden.assertClose("value", score.value(), mean.value());
        Golden.assertClose(
                "interval",
                score.interval(),
                Objects.requireNonNull(mean.interval()).low(),
                mean.interval().high());
    }

    @Test
    void hasNoIntervalWhenAllAnswerAlikeOrThereIsOne() {
        Linear score = new Linear(List.of(FOUR, TEN), 1);

        assertThat(score.of(new double[] {2, 7}, new double[] {2, 7}))
                .isEqualTo(new Estimate((100 / 3.0 + 70) / 2, 2, null));
        assertThat(score.of(new double[] {4, 5})).isEqualTo(new Estimate(75, 1, null));
    }
}
