package dk.stemme.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTreeTest {
    private static final UnitTree<String> HOSPITAL = paths("H", "H-D1", "H-D2", "H-D1-W1", "H-D1-W2", "H-D2-W1");

    /** Units named by their path. */
    static UnitTree<String> paths(String... units) {
        return UnitTree.of(
                List.of(units), unit -> unit.contains("-") ? unit.substring(0, unit.lastIndexOf('-')) : null);
    }

    @Test
    void knowsParentsChildrenAndRootsInOrder() {
        assertThat(HOSPITAL.roots()).containsExactly("H");
        assertThat(HOSPITAL.children("H-D1")).containsExactly("H-D1-W1", "H-D1-W2");
        assertThat(HOSPITAL.parent("H-D1")).contains("H");
        assertThat(HOSPITAL.parent("H")).isEmpty();
    }

    @Test
    void mayBeginAnywhereInTheNation() {
        assertThat(paths("DK-A-H1", "DK-A-H1-D1", "DK-B-H3").roots()).containsExactly("DK-A-H1", "DK-B-H3");
    }

    @Test
    void refusesAUnitThatIsPartOfItself() {
        Map<String, String> circle = Map.of("A", "B", "B", "A");
        assertThatIllegalArgumentException().isThrownBy(() -> UnitTree.of(circle.keySet(), circle::get));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void rollsUpToParentsThatEqualTheMergeOfTheirChildrenToTheLastDigit(long seed) {
        Random random = new Random(seed);
        Map<String, Moments> wards = new HashMap<>();
        for (String ward : List.of("H-D1-W1", "H-D1-W2", "H-D2-W1")) {
            wards.put(ward, Moments.of(random.doubles(50, 0, 100).toArray()));
        }

        Map<String, Moments> figures = HOSPITAL.rollUp(wards, Moments::merge);

        for (String unit : List.of("H", "H-D1", "H-D2")) {
            assertThat(figures.get(unit))
                    .isEqualTo(
                            HOSPITAL.children(unit).stream().map(figures::get).reduce(Moments.EMPTY, Moments::merge));
        }
    }

    @Test
    void countsWhatADepartmentHasItself() {
        Map<String, Proportion> own = Map.of("H-D1", new Proportion(1, 2), "H-D1-W2", new Proportion(3, 5));

        assertThat(HOSPITAL.rollUp(own, Proportion::merge))
                .isEqualTo(Map.of(
                        "H", new Proportion(4, 7), "H-D1", new Proportion(4, 7), "H-D1-W2", new Proportion(3, 5)));
    }

    @Test
    void countsAPersonOfTwoWardsOnceAboveThem() {
        Map<String, Set<String>> persons = Map.of("H-D1-W1", Set.of("a", "b"), "H-D1-W2", Set.of("b", "c"));

        assertThat(HOSPITAL.rollUp(persons, UnitTreeTest::union).get("H")).hasSize(3);
    }

    @Test
    void refusesFiguresOfAStranger() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOSPITAL.rollUp(Map.of("X", Moments.EMPTY), Moments::merge));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> union = new HashSet<>(a);
        union.addAll(b);
        return union;
    }
}
