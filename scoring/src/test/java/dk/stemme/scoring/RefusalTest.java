package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.band;
import static dk.stemme.scoring.Example.banded;
import static dk.stemme.scoring.Example.instrument;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.sum;
import static dk.stemme.scoring.Example.terms;
import static dk.stemme.scoring.Example.verdict;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                scores("x-total.band[1]: gap between 3 and 4", banded(0, 9, band("l", 0, 3), band("h", 4, 9))),
                scores("x-total.band[1]: overlap between 5 and 4", banded(0, 9, band("l", 0, 5), band("h", 4, 9))),
                scores("x-total.band[0]: gap between 0 and 1", banded(0, 9, band("all", 1, 9))),
                scores("x-total.band: gap between 8 and 9", banded(0, 9, band("all", 0, 8))),
                scores("x-total.band[0]: is empty", banded(0, 9, band("l", 0, 0), band("h", 0, 9))),
                scores("x-total.range: 0 to 8, but the items give 0 to 9", banded(0, 8)),
                scores("x.range: a number needs its range", verdict("x", sum(3), ALL)),
                scores("x.item[3]: no item or earlier score 'd'", number("x", sum(4), ALL, 0, 12)),
                scores("x.item: a score needs items", number("x", sum(0), ALL, 0, 0)),
                scores("x.item: an item is counted twice", number("x", twice(), ALL, 0, 6)),
                scores("x.missing: needs 4 of 3 items", number("x", sum(3), new MissingRule.AtLeast(4), 0, 9)),
                scores("x.missing: needs 0 of 3 items", number("x", sum(3), new MissingRule.AtLeast(0), 0, 9)),
                scores("a: 'a' is defined twice", number("a", sum(3), ALL, 0, 9)),
                scores(
                        "x.formula: a is answered 0 to 3 but 3 levels have a value",
                        number("x", new ValueSet(List.of(levels("a", 0, -0.1, -0.2)), 1, 0), ALL, 0, 1)),
                scores("x.formula: a count of 4 to 5 of 1", verdict("x", syndrome(4, 5), ALL)),
                items("x.item[1]: 'a' is defined twice", Item.levels("a", 0, 3), Item.levels("a", 0, 3)),
                items("x.item[0]: 3 to 0 is not a range", Item.levels("a", 3, 0)),
                items("x.item[0]: an item needs an id", Item.levels(" ", 0, 3)),
                arguments(
                        "x.formula: a is not answered in single digits",
                        instrument(
                                List.of(Item.levels("a", 0, 10)), verdict("x", new Concatenation(List.of("a")), ALL))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void a_wrong_definition_is_refused_with_its_place(String message, Instrument instrument) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Scorer.of(instrument))
                .withMessage(message)
                .satisfies(
                        e -> org.assertj.core.api.Assertions.assertThat(message).startsWith(e.place() + ": "));
    }

    private static Arguments scores(String message, ScoreDefinition definition) {
        return arguments(message, instrument(Example.items(3), definition));
    }

    private static Arguments items(String message, Item... items) {
        return arguments(message, instrument(List.of(items)));
    }

    private static Sum twice() {
        return new Sum(List.of(terms(1).get(0), terms(1).get(0)), 1, 0);
    }

    private static Syndrome syndrome(int low, int high) {
        return new Syndrome(List.of(new Criterion("a", 1, true)), low, high);
    }

    private static ValueSet.Levels levels(String item, double... decrements) {
        return new ValueSet.Levels(
                item, java.util.Arrays.stream(decrements).boxed().toList());
    }
}
