package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.sum;
import static dk.stemme.scoring.Example.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The person: a = 1, b = 3, c open; x-total = 4, was 6 last time and 3 at baseline; the flag is up; x-all is missing. */
class ConditionTest {
    private static final Instrument INSTRUMENT = Example.instrument(
            items(3),
            number("x-total", sum(2), ALL, 0, 6),
            number("x-all", sum(3), ALL, 0, 9),
            verdict("x-flag", new Flag(List.of(new Criterion("a", 1, false))), ALL));
    private static final Instrument WIDER = Example.instrument(
            items(3),
            number("x-total", sum(2), ALL, 0, 6),
            number("x-scaled", new Sum(Example.terms(2), 2, 3), ALL, 3, 15),
            number("x-above", new Sum(Example.terms(1), 1.0 / 3, 7), ALL, 7, 8),
            verdict("x-flag", new Flag(List.of(new Criterion("a", 1, false))), ALL),
            verdict("x-profile", new Concatenation(List.of("a", "b")), ALL));
    private static final Answers ANSWERS = Example.answers(1, 3);
    private static final ScoreSheet SHEET = Scorer.of(INSTRUMENT).score(ANSWERS);
    private static final Earlier EARLIER = new Earlier(Map.of("x-total", 6.0), Map.of("x-total", 3.0));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%`x-total` = 4                                        | true",
                "%`x-total` != 4                                       | false",
                "%`x-total` >= 4                                       | true",
                "%`x-total` > 4                                        | false",
                "%`x-total` <= 3.9                                     | false",
                "%`x-total`<4.1                                        | true",
                "5 > %`x-total`                                        | true",
                "%`x-total.change-last` = -2                           | true",
                "%`x-total.change-last` <= -2.5                        | false",
                "%`x-total.change-baseline` >= 1                       | true",
                "%`x-total.change-last-percent` <= -33.3               | true",
                "%`x-total.change-last-percent` <= -33.4               | false",
                "%`x-total.change-baseline-percent` >= 33.3            | true",
                "%`x-all.change-last-percent` != 0                     | false",
                "%`item.b` = 3                                         | true",
                "%`item.c` = 0                                         | false",
                "%`item.c` != 0                                        | false",
                "%`x-flag`                                             | true",
                "%`x-flag` = true                                      | true",
                "%`x-flag` = false                                     | false",
                "%`x-all` >= 0                                         | false",
                "%`x-all` < 0 or %`x-total` = 4                        | true",
                "%`x-all.change-last` != 0                             | false",
                "%`x-flag.change-last` != 0                            | false",
                "true or true and false                                | true",
                "(true or true) and false                              | false",
                "((%`item.a` = 1))                                     | true",
            })
    void a_condition_holds_or_not(String expression, boolean expected) {
        assertThat(Condition.parse(expression).holds(SHEET, ANSWERS, EARLIER)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%`x` >= 1 foo    | 11 | expected 'and', 'or' or the end",
                "(%`x` >= 1       | 11 | expected ')'",
                "%`x` >=          | 8  | expected a number, true, false or %`variable`",
                "and              | 1  | expected a number, true, false or %`variable`",
                "%x = 1           | 1  | unexpected character",
                "%`x` + 1 = 2     | 6  | unexpected character",
                "1 = 1 = 1        | 7  | expected 'and', 'or' or the end",
            })
    void what_is_not_of_the_subset_is_refused_with_its_place(String expression, int character, String problem) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Condition.parse(expression))
                .withMessage("character %d of \"%s\": %s".formatted(character, expression, problem));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%`x-typo` > 1                            | no score 'x-typo' in x, which has x-total, x-all, x-flag",
                "%`x-total` > 1 and %`x-typo.change-last` | no score 'x-typo' in x, which has x-total, x-all, x-flag",
                "%`x-total` > 1 or 0 = %`item.z`          | no item 'z' in x, which has a, b, c",
            })
    void a_variable_that_the_instrument_does_not_have_is_refused(String expression, String problem) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Condition.parse(expression).check(INSTRUMENT, "here"))
                .withMessage("here: " + problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%`x-total` >= 7                          | %`x-total` is 0 to 6",
                "%`x-total` < 0                           | %`x-total` is 0 to 6",
                "6 < %`x-total`                           | %`x-total` is 0 to 6",
                "%`item.a` = 4                            | %`item.a` is 0 to 3",
                "%`x-flag` > 1                            | %`x-flag` is 0 to 1",
                "%`x-total.change-last` > 6               | %`x-total.change-last` is -6 to 6",
                "%`x-total.change-last-percent` < -100    | %`x-total.change-last-percent` is -100 to Infinity",
                "%`x-scaled.change-last-percent` >= 400.1 | %`x-scaled.change-last-percent` is -80 to 400",
                "%`x-total` > %`x-above`                  | %`x-total` is 0 to 6 and %`x-above` is 7 to 8",
                "%`x-profile` = 13                        | %`x-profile` is a text",
                "%`x-total` > 3 or %`x-total` = 9         | %`x-total` is 0 to 6",
            })
    void a_comparison_that_can_never_hold_is_refused_with_what_is_possible(String expression, String limits) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Condition.parse(expression).check(WIDER, "here"))
                .withMessageStartingWith("here: ")
                .withMessageEndingWith(" can never hold: " + limits);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "%`x-total` >= 6",
        "%`x-total` <= 0",
        "%`x-total` != 0",
        "%`x-flag` = false",
        "%`x-total.change-last` <= -6",
        "%`x-total.change-last-percent` > 900",
        "%`x-scaled.change-baseline-percent` <= -80",
        "true"
    })
    void the_very_edge_is_possible(String expression) {
        assertThatNoException().isThrownBy(() -> Condition.parse(expression).check(WIDER, "here"));
    }

    @Test
    void false_can_never_hold_and_needs_no_limits() {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> Condition.parse("false").check(WIDER, "here"))
                .withMessage("here: 0 = 1 can never hold");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UNVERIFIED, 'here: no threshold may rest on x-total, which nobody has verified'",
        "STEP,       'here: no score ''x-total'' in x, which has nothing of the kind'"
    })
    void a_score_that_nobody_verified_or_that_is_only_a_step_carries_no_threshold(Standing standing, String message) {
        ScoreDefinition total = number("x-total", sum(2), ALL, 0, 6);
        ScoreDefinition weak = new ScoreDefinition(
                total.code(), total.canonical(), total.formula(), ALL, total.range(), null, List.of(), standing);
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() ->
                        Condition.parse("%`x-total.change-last` > 1").check(Example.instrument(items(2), weak), "here"))
                .withMessage(message);
    }
}
