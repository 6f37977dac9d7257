package dk.stemme.indicators;

import static dk.stemme.indicators.Disclosure.State.COMPLEMENTARY;
import static dk.stemme.indicators.Disclosure.State.EMPTY;
import static dk.stemme.indicators.Disclosure.State.PRIMARY;
import static dk.stemme.indicators.Disclosure.State.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.indicators.Disclosure.State;
import dk.stemme.indicators.Sum.Cell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisclosureTest {
    private static final UnitTree<String> REGION = UnitTreeTest.paths(
            "R",
            "R-H1",
            "R-H2",
            "R-H3",
            "R-H1-D1",
            "R-H1-D2",
            "R-H2-D1",
            "R-H2-D2",
            "R-H3-D1",
            "R-H1-D1-W1",
            "R-H1-D1-W2");

    @Test
    void tellsFiguresOfFiveAndMoreAndThatThereIsNobody() {
        assertThat(families("H", 12, "H-A", 5, "H-B", 7, "H-C", 0))
                .isEqualTo(Map.of("H", PUBLISHED, "H-A", PUBLISHED, "H-B", PUBLISHED, "H-C", EMPTY));
    }

    @Test
    void withholdsAFigureOfOneToFourAndAllItsSiblings() {
        assertThat(families("H", 60, "H-A", 4, "H-B", 50, "H-C", 6, "H-D", 0))
                .isEqualTo(Map.of(
                        "H", PUBLISHED, "H-A", PRIMARY, "H-B", COMPLEMENTARY, "H-C", COMPLEMENTARY, "H-D", EMPTY));
    }

    @Test
    void withholdsWhatIsPartOfAWithheldSiblingForItWouldAddUpToIt() {
        assertThat(families("H", 54, "H-A", 4, "H-B", 50, "H-B-1", 30, "H-B-2", 20))
                .containsEntry("H-B-1", COMPLEMENTARY)
                .containsEntry("H-B-2", COMPLEMENTARY);
    }

    @Test
    void withholdsThePartsThatLeaveTooFewOfTheWhole() {
        assertThat(families("H", 30, "H-A", 12, "H-B", 15))
                .isEqualTo(Map.of("H", PUBLISHED, "H-A", COMPLEMENTARY, "H-B", COMPLEMENTARY));
    }

    @Test
    void withholdsARootOfTooFew() {
        assertThat(families("H", 3, "H-A", 3)).isEqualTo(Map.of("H", PRIMARY, "H-A", PRIMARY));
    }

    @Test
    void followsTheFloorItIsGiven() {
        UnitTree<String> tree = UnitTreeTest.paths("H");
        assertThat(new Disclosure(11).families(tree, Map.of("H", 10L))).containsEntry("H", PRIMARY);
        assertThat(new Disclosure(10).families(tree, Map.of("H", 10L))).containsEntry("H", PUBLISHED);
        assertThatIllegalArgumentException().isThrownBy(() -> new Disclosure(0));
    }

    @Test
    void withholdsTheSmallestSiblingToo() {
        assertThat(suppress(List.of(new Sum<>("T", List.of("a", "b", "c"))), "T", 30, "a", 2, "b", 8, "c", 20))
                .isEqualTo(Map.of("T", PUBLISHED, "a", PRIMARY, "b", COMPLEMENTARY, "c", PUBLISHED));
    }

    @Test
    void withholdsAThirdWhenTwoTogetherAreTooFew() {
        assertThat(suppress(List.of(new Sum<>("T", List.of("a", "b", "c"))), "T", 23, "a", 1, "b", 2, "c", 20))
                .containsEntry("c", COMPLEMENTARY);
    }

    @Test
    void withholdsOneMoreWhereOnlyAllSumsTogetherTellACell() {
        // x + y is told by the first sum and so z by the second, though each has two or three unknowns
        List<Sum<String>> sums =
                List.of(new Sum<>("S", List.of("x", "y")), new Sum<>("T", List.of("x", "y", "z", "w")));
        Map<String, State> states = suppress(sums, "S", 7, "T", 30, "x", 3, "y", 4, "z", 3, "w", 20);

        assertThat(states).containsEntry("w", COMPLEMENTARY).containsEntry("T", PUBLISHED);
        assertThat(attack(states, sums)).isEmpty();
    }

    @Test
    void refusesSumsOfCellsItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> suppress(List.of(new Sum<>("T", List.of("a"))), "T", 30));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bySimpleRuleNothingFollowsFromThePublished(long seed) {
        Map<String, Long> persons = wards(new Random(seed));
        Map<String, State> states = Disclosure.STANDARD.families(REGION, persons);
        List<Sum<String>> sums = REGION.units().stream()
                .filter(unit -> !REGION.children(unit).isEmpty())
                .map(unit -> new Sum<>(unit, REGION.children(unit)))
                .toList();

        assertThat(states.keySet()).containsExactlyElementsOf(REGION.units());
        assertNoSmallCellIsTold(states, persons);
        assertThat(attack(states, sums)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void byFullRuleNothingFollowsFromThePublishedOverUnitsAndPeriods(long seed) {
        Random random = new Random(seed);
        Map<Cell<String, String>, Long> counts = new LinkedHashMap<>();
        Stream.of("Q1", "Q2", "Q3")
                .forEach(period -> wards(random).forEach((unit, n) -> {
                    counts.put(new Cell<>(unit, period), n);
                    counts.merge(new Cell<>(unit, "Y"), n, Long::sum);
                }));
        List<Sum<Cell<String, String>>> sums = Sum.over(REGION, Map.of("Y", List.of("Q1", "Q2", "Q3")));

        Map<Cell<String, String>, State> states = Disclosure.STANDARD.suppress(counts, sums);

        assertNoSmallCellIsTold(states, counts);
        assertThat(attack(states, sums)).isEmpty();
    }

    private static <C> void assertNoSmallCellIsTold(Map<C, State> states, Map<C, Long> counts) {
        counts.forEach((cell, n) -> assertThat(states.get(cell).isWithheld() || n == 0 || n >= 5)
                .as("%s of %d", cell, n)
                .isTrue());
    }

    private static Map<String, Long> wards(Random random) {
        Map<String, Long> wards = new HashMap<>();
        REGION.units().stream()
                .filter(unit -> REGION.children(unit).isEmpty())
                .forEach(ward -> wards.put(ward, (long) random.nextInt(14)));
        Map<String, Long> all = new LinkedHashMap<>();
        Map<String, Long> rolled = REGION.rollUp(wards, Long::sum);
        REGION.units().forEach(unit -> all.put(unit, rolled.get(unit)));
        return all;
    }

    private static Map<String, State> families(Object... persons) {
        Map<String, Long> counts = counts(persons);
        return Disclosure.STANDARD.families(UnitTreeTest.paths(counts.keySet().toArray(String[]::new)), counts);
    }

    private static Map<String, State> suppress(List<Sum<String>> sums, Object... counts) {
        return Disclosure.STANDARD.suppress(counts(counts), sums);
    }

    private static Map<String, Long> counts(Object... pairs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            counts.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
        }
        return counts;
    }

    /** What can be worked out by the definition: an unknown follows when asking for it adds nothing to the rank. */
    static <C> Set<C> attack(Map<C, State> states, List<Sum<C>> sums) {
        List<C> unknown = states.keySet().stream()
                .filter(cell -> states.get(cell).isWithheld())
                .toList();
        List<double[]> known = sums.stream().map(sum -> row(unknown, sum)).toList();
        int rank = rank(known.stream());
        return unknown.stream()
                .filter(cell -> rank(Stream.concat(known.stream(), Stream.of(row(unknown, new Sum<>(cell, List.of())))))
                        == rank)
                .collect(Collectors.toSet());
    }

    private static <C> double[] row(List<C> unknown, Sum<C> sum) {
        return unknown.stream()
                .mapToDouble(cell -> sum.parts().contains(cell) ? 1 : cell.equals(sum.total()) ? -1 : 0)
                .toArray();
    }

    /** The rank by elimination with the largest pivot. */
    private static int rank(Stream<double[]> rows) {
        double[][] left = rows.map(double[]::clone).toArray(double[][]::new);
        int rank = 0;
        for (int column = 0; rank < left.length && column < left[0].length; column++) {
            int pivot = rank;
            for (int i = rank; i < left.length; i++) {
                pivot = Math.abs(left[i][column]) > Math.abs(left[pivot][column]) ? i : pivot;
            }
            if (Math.abs(left[pivot][column]) > 1e-9) {
                double[] row = left[pivot];
                left[pivot] = left[rank];
                left[rank++] = row;
                for (int i = rank; i < left.length; i++) {
                    subtract(left[i], row, left[i][column] / row[column]);
                }
            }
        }
        return rank;
    }

    private static void subtract(double[] from, double[] row, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * row[i];
        }
    }
}
