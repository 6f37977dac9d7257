package dk.stemme.indicators.group;

import static dk.stemme.indicators.Golden.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.stemme.indicators.Golden;
import dk.stemme.indicators.Interval;
import dk.stemme.indicators.Proportion;
import dk.stemme.indicators.group.GroupResult.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopBoxTest {
    private static final Item YES_NO = new Item(0, 1, 1);
    private static final TopBox THREE = new TopBox(Collections.nCopies(3, YES_NO), 1);

    /** Shares of 90, 70 and 50 % by the normal distribution, answers of one person going together, a fifth missing. */
    private static double[][] group(Random random, int n) {
        double[] thresholds = {1.2815515655446004, 0.5244005127080407, 0};
        return Stream.generate(random::nextGaussian)
                .limit(n)
                .map(person -> Arrays.stream(thresholds)
                        .map(threshold -> threshold + 0.7 * person + Math.sqrt(0.51) * random.nextGaussian())
                        .map(inclination -> random.nextInt(5) == 0 ? Double.NaN : inclination > 0 ? 1 : 0)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Estimate estimate(GroupScore score, double[]... rows) {
        return (Estimate) score.of(rows);
    }

    private static Interval interval(Estimate estimate) {
        return Objects.requireNonNull(estimate.interval());
    }

    private static double[][] times(int count, double... row) {
        return Stream.generate(row::clone).limit(count).toArray(double[][]::new);
    }

    /**
     * Newcombe 1998, Statistics in Medicine 17:2641–2642, table III, method 10: numbers with both, only the first, only
     * the second and neither, and the interval of the difference. With the second item turned round, the mean of the two
     * is half of one more than the difference, and these are the rows where the two go together.
     */
    @ParameterizedTest
    @CsvSource({"36, 12, 2, 0, 0.0569, 0.3404", "2, 97, 1, 0, 0.8721, 0.9854", "0, 29, 1, 0, 0.6666, 0.9882"})
    void ofTwoItemsHasNewcombesIntervalForPairedProportions(
            int both, int first, int second, int neither, double low, double high) {
        TopBox firstAndNotSecond = new TopBox(List.of(YES_NO, new Item(1, 0, 0)), 1);
        double[][] rows = Stream.of(times(both, 1, 1), times(first, 1, 0), times(second, 0, 1), times(neither, 0, 0))
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
        Interval mean = interval(estimate(firstAndNotSecond, rows));

        assertThat(mean.low() / 50 - 1).isCloseTo(low, within(1e-4));
        assertThat(mean.high() / 50 - 1).isCloseTo(high, within(1e-4));
    }

    @Test
    void ofOneItemHasWilsonsInterval() {
        double[] answers =
                IntStream.range(0, 40).mapToDouble(i -> i < 12 ? 1 : 0).toArray();
        Estimate share = (Estimate) new TopBox(List.of(YES_NO), 1).ofItem(answers);

        assertThat(share.value()).isEqualTo(30);
        Interval wilson = new Proportion(12, 40).wilson().orElseThrow().times(100);
        Golden.assertClose("interval", share.interval(), wilson.low(), wilson.high());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofTheSameItemTwiceIsThatItem(long seed) {
        double[][] once = new Random(seed)
                .ints(35, 0, 2)
                .mapToObj(answer -> new double[] {answer})
                .toArray(double[][]::new);
        double[][] twice =
                Arrays.stream(once).map(row -> new double[] {row[0], row[0]}).toArray(double[][]::new);
        Estimate item = estimate(new TopBox(List.of(YES_NO), 1), once);
        Estimate composite = estimate(new TopBox(List.of(YES_NO, YES_NO), 1), twice);

        assertThat(composite.value()).isEqualTo(item.value());
        Golden.assertClose(
                "interval",
                composite.interval(),
                interval(item).low(),
                interval(item).high());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSameInWhateverOrderRespondentsComeAndWhoSaidNothingDoesNotCount(long seed) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>(List.of(group(random, 60)));
        GroupResult before = THREE.of(rows.toArray(double[][]::new));
        rows.addAll(List.of(times(4, Double.NaN, Double.NaN, Double.NaN)));
        Collections.shuffle(rows, random);

        assertThat(THREE.of(rows.toArray(double[][]::new))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 30})
    void liesWithinItsIntervalAndThatWithinNoughtAndAHundred(int n) {
        Random random = new Random(n);
        Interval scale = new Interval(0, 100);
        for (int i = 0; i < 200; i++) {
            if (THREE.of(group(random, n)) instanceof Estimate estimate) {
                assertThat(interval(estimate).contains(estimate.value())).isTrue();
                assertThat(scale.contains(interval(estimate))).isTrue();
            }
        }
    }

    /** The property that makes it a 95 % interval; 4000 groups tell it to within 0.7 points. */
    @ParameterizedTest
    @ValueSource(ints = {25, 100})
    void holdsTheTruthNinetyFiveTimesInAHundred(int n) {
        Random random = new Random(70 + n);
        long held = IntStream.range(0, 4000)
                .mapToObj(i -> estimate(THREE, group(random, n)))
                .filter(estimate -> interval(estimate).contains(70))
                .count();

        assertThat(held / 4000.0).isBetween(0.94, 0.965);
    }

    @Test
    void isNarrowerWhenItsItemsDoNotGoTogetherButNoNarrowerWhenTheyGoAgainstEachOther() {
        TopBox two = new TopBox(List.of(YES_NO, YES_NO), 1);
        double together = width(two, times(30, 1, 1), times(30, 0, 0));
        double unrelated = width(two, times(15, 1, 1), times(15, 1, 0), times(15, 0, 1), times(15, 0, 0));
        double against = width(two, times(30, 1, 0), times(30, 0, 1));

        assertThat(unrelated / together).isCloseTo(Math.sqrt(0.5), within(TOLERANCE));
        assertThat(against).isCloseTo(unrelated, within(TOLERANCE));
    }

    private static double width(TopBox score, double[][]... groups) {
        Interval interval = interval(
                estimate(score, Arrays.stream(groups).flatMap(Arrays::stream).toArray(double[][]::new)));
        return interval.high() - interval.low();
    }
}
