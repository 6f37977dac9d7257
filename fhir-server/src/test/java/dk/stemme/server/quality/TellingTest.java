package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.indicators.Disclosure.State;
import dk.stemme.indicators.Moments;
import dk.stemme.indicators.Proportion;
import dk.stemme.indicators.UnitTree;
import dk.stemme.server.quality.Told.Cell;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be told, step by step, of a nation with two hospitals and their wards. */
class TellingTest {
    private static final int FLOOR = 5;
    private static final Map<String, String> PARENTS = parents();
    private static final UnitTree<String> TREE = UnitTree.of(PARENTS.keySet(), PARENTS::get);
    private static final Indicator MEAN = new MeanOfScore(
            new Definition(
                    "https://example.org/Measure/m", "1", "m", "https://example.org/Questionnaire/q", "M", null, null),
            "s");

    private Told told = Told.NOTHING;
    private final Map<String, Figures> own = new HashMap<>();
    private Telling.Outcome outcome = tell();

    private static Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        parents.put("nation", "");
        for (String hospital : List.of("east", "west")) {
            parents.put(hospital, "nation");
            for (int ward = 1; ward <= 3; ward++) parents.put(hospital + ward, hospital);
        }
        return parents;
    }

    private void answers(String ward, double... scores) {
        Figures more = new Figures(
                Moments.of(scores), new Proportion(scores.length, scores.length), Proportion.EMPTY, scores.length);
        own.merge(ward, more, Figures::merge);
    }

    /** Tells what may be told and remembers it, as {@link Aggregates} does. */
    private Telling.Outcome tell() {
        Map<String, Long> persons = new HashMap<>();
        TREE.rollUp(own, Figures::merge).forEach((unit, figures) -> persons.put(unit, MEAN.persons(figures)));
        outcome = Telling.of(MEAN, TREE, FLOOR, told, new Counted(own, persons));
        Map<String, Cell> cells = new HashMap<>();
        outcome.states().forEach((unit, state) -> {
            if (state == State.PUBLISHED)
                cells.put(unit, new Cell(false, true, false, outcome.figures().get(unit)));
            else if (state != State.EMPTY) cells.put(unit, new Cell(true, false, false, told.shown(unit)));
        });
        told = new Told(outcome.own(), cells);
        return outcome;
    }

    private long shown(String unit) {
        return outcome.states().get(unit) == State.PUBLISHED
                ? outcome.figures().get(unit).scores().n()
                : -1;
    }

    @Test
    void enoughIsToldAtOnce() {
        answers("east1", 1, 2, 3, 4, 5);
        tell();
        assertThat(shown("east1")).isEqualTo(5);
        assertThat(shown("nation")).isEqualTo(5);
    }

    @Test
    void tooFewAreToldOfNobody() {
        answers("east1", 1, 2, 3, 4);
        tell();
        assertThat(shown("east1")).isEqualTo(-1);
        assertThat(shown("nation")).isEqualTo(-1);
    }

    @Test
    void newsOfSeveralSmallWardsAreToldByTheUnitThatHoldsThem() {
        answers("east1", 1, 2);
        answers("east2", 3, 4);
        tell();
        answers("east1", 5);
        tell();
        assertThat(shown("east")).isEqualTo(5);
        assertThat(shown("east1")).isEqualTo(-1);
    }

    @Test
    void oneAnswerMoreMovesNothing() {
        answers("east1", 1, 2, 3, 4, 5);
        answers("west1", 1, 2, 3, 4, 5);
        tell();
        answers("east1", 6);
        tell();
        assertThat(shown("east1")).isEqualTo(5);
        assertThat(shown("nation")).isEqualTo(10);
    }

    @Test
    void aUnitDoesNotTellWhatOneOfItsPartsHoldsBack() {
        answers("east1", 1, 2, 3, 4, 5);
        answers("west1", 1, 2, 3, 4, 5);
        tell();
        answers("east1", 6);
        answers("west1", 6, 7, 8, 9, 10);
        tell();
        assertThat(shown("west1")).isEqualTo(10);
        assertThat(shown("east1")).isEqualTo(5);
        assertThat(shown("nation")).isEqualTo(15);
    }

    @Test
    void aFirstAnswerInAWardBesidePublishedOnesWaits() {
        answers("east1", 1, 2, 3, 4, 5);
        answers("east2", 1, 2, 3, 4, 5);
        tell();
        answers("east3", 1);
        tell();
        assertThat(shown("east1")).isEqualTo(5);
        assertThat(shown("east")).isEqualTo(10);
    }

    @Test
    void anAmendedAnswerWaitsForNewOnes() {
        answers("east1", 1, 2, 3, 4, 5);
        tell();
        own.put("east1", Figures.NONE);
        answers("east1", 1, 2, 3, 4, 9);
        tell();
        assertThat(outcome.figures().get("east1").scores().sum()).hasToString("15");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverComesFiguresAddUpAndNoneTellsOnFew(int seed) {
        Random random = new Random(seed);
        Map<String, Figures> last = new HashMap<>();
        for (int step = 0; step < 200; step++) {
            for (int ward = 1; ward <= 3; ward++)
                for (String hospital : List.of("east", "west"))
                    if (random.nextInt(6) == 0)
                        answers(
                                hospital + ward,
                                random.doubles(1 + random.nextInt(7), 0, 27)
                                        .map(Math::rint)
                                        .toArray());
            tell();
            for (String unit : TREE.units()) {
                if (shown(unit) < 0) continue;
                Figures now = outcome.figures().get(unit);
                assertThat(shown(unit)).isGreaterThanOrEqualTo(FLOOR);
                if (last.containsKey(unit) && !last.get(unit).equals(now))
                    assertThat(now.since(last.get(unit))).isGreaterThanOrEqualTo(FLOOR);
                last.put(unit, now);
                if (!TREE.children(unit).isEmpty()) assertThat(now).isEqualTo(sumOfParts(unit));
            }
        }
    }

    private Figures sumOfParts(String unit) {
        return TREE.children(unit).stream()
                .map(part -> outcome.figures().getOrDefault(part, Figures.NONE))
                .reduce(Figures.NONE, Figures::merge);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nothingWaitsForEver(int seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 100; step++) {
            PARENTS.forEach((unit, parent) -> {
                if (!parent.isEmpty() && !parent.equals("nation"))
                    answers(unit, random.doubles(random.nextInt(3), 0, 27).toArray());
            });
            tell();
        }
        PARENTS.forEach((unit, parent) -> {
            if (!parent.isEmpty() && !parent.equals("nation")) answers(unit, 1, 2, 3, 4, 5);
        });
        assertThat(tell().own()).isEqualTo(own);
    }
}
