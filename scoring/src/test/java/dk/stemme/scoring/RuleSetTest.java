package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final Scorer SCORER = Example.scorer(items(3), number("x-total", sum(3), ALL, 0, 9));
    private static final RuleSet RULES = new RuleSet(
            "thresholds|1",
            List.of(
                    rule("yellow", Colour.YELLOW, "%`x-total` >= 3"),
                    rule("red", Colour.RED, "%`x-total` >= 6"),
                    rule("worse", Colour.YELLOW, "%`x-total.change-last` >= 2"),
                    rule("item", Colour.CRITICAL, "%`item.c` >= 1")));

    @Test
    void the_worst_colour_wins_and_every_reason_is_kept() {
        Judgement judgement = judge(Earlier.none(), 3, 3, 0);
        assertThat(judgement.colour()).isEqualTo(Colour.RED);
        assertThat(judgement.fired()).extracting(Fired::rule).containsExactly("red", "yellow");
        assertThat(judgement.fired().get(0).reason().in(Locale.forLanguageTag("da-DK")))
                .isEqualTo("derfor red");
        assertThat(judgement.fired().get(0).action().in(Locale.ENGLISH)).isEqualTo("do red");
    }

    @Test
    void nothing_fired_is_green() {
        assertThat(judge(Earlier.none(), 1, 1, 0)).isEqualTo(new Judgement(Colour.GREEN, List.of()));
    }

    @Test
    void nothing_scored_has_no_colour() {
        assertThat(judge(Earlier.none(), 3, 3).colour()).isEqualTo(Colour.NONE);
    }

    @Test
    void a_critical_item_fires_although_the_rest_is_open() {
        Judgement judgement = judge(Earlier.none(), null, null, 1);
        assertThat(judgement.colour()).isEqualTo(Colour.CRITICAL);
        assertThat(judgement.fired()).extracting(Fired::rule).containsExactly("item");
    }

    @Test
    void a_change_is_held_against_the_persons_own_earlier_value() {
        assertThat(judge(new Earlier(Map.of("x-total", 0.0), Map.of()), 1, 1, 0).fired())
                .extracting(Fired::rule)
                .containsExactly("worse");
    }

    @Test
    void an_earlier_value_gives_the_change() {
        Score score = SCORER.score(Example.answers(1, 1, 0)).scores().get(0);
        Earlier earlier = new Earlier(Map.of("x-total", 5.0), Map.of());
        assertThat(earlier.changeSinceLast(score)).hasValue(-3);
        assertThat(earlier.changeSinceBaseline(score)).isEmpty();
    }

    @Test
    void values_of_another_version_of_the_score_are_never_compared() {
        ScoreDefinition half = new ScoreDefinition(
                "x", "x|1.0.0-half", Example.sum(1), Example.ALL, new Range(0, 3), null, List.of(), Standing.VERIFIED);
        Score score = Example.only(Example.items(1), half, 2);
        assertThat(new Earlier(Map.of("x|1.0.0", 0.0), Map.of()).changeSinceLast(score))
                .isEmpty();
        assertThat(new Earlier(Map.of("x|1.0.0-half", 0.0), Map.of()).changeSinceLast(score))
                .hasValue(2);
    }

    @Test
    void a_change_is_also_told_in_percent_of_the_earlier_value() {
        Score score = SCORER.score(Example.answers(1, 1, 0)).scores().get(0);
        Earlier earlier = new Earlier(Map.of("x-total", 8.0), Map.of("x-total", -4.0));
        assertThat(earlier.percentSinceLast(score)).hasValue(-75);
        assertThat(earlier.percentSinceBaseline(score)).hasValue(150);
    }

    @Test
    void nothing_is_a_percentage_of_zero_or_of_a_missing_value() {
        Score score = SCORER.score(Example.answers(1, 1, 0)).scores().get(0);
        Score open = SCORER.score(Example.answers(1)).scores().get(0);
        Earlier earlier = new Earlier(Map.of("x-total", 0.0), Map.of("x-total", 2.0));
        assertThat(earlier.percentSinceLast(score)).isEmpty();
        assertThat(Earlier.none().percentSinceLast(score)).isEmpty();
        assertThat(earlier.percentSinceBaseline(open)).isEmpty();
    }

    @Test
    void two_judgements_together_have_the_worse_colour_and_all_reasons() {
        Judgement calm = judge(Earlier.none(), 1, 1, 0);
        Judgement red = judge(Earlier.none(), 3, 3, 0);
        Judgement wished = new ContactWish(List.of("w")).judge(Answers.ofNumbers(Map.of("w", 1)));
        assertThat(calm.and(wished)).isEqualTo(wished);
        assertThat(red.and(wished).colour()).isEqualTo(Colour.RED);
        assertThat(red.and(wished).fired()).extracting(Fired::rule).containsExactly("red", "yellow", "contact-wish");
    }

    @Test
    void two_rules_of_one_name_are_refused() {
        Rule rule = rule("r", Colour.RED, "true");
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> new RuleSet("s|1", List.of(rule, rule)))
                .withMessage("s|1.action[r]: is defined twice");
    }

    @Test
    void a_rule_that_asks_for_nothing_is_refused() {
        assertThatExceptionOfType(DefinitionException.class).isThrownBy(() -> rule("r", Colour.GREEN, "true"));
    }

    @Test
    void a_rule_set_names_the_rule_that_does_not_fit_the_instrument() {
        RuleSet rules = new RuleSet("s|1", List.of(rule("r", Colour.RED, "%`y-total` > 1")));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> rules.check(SCORER.instrument()))
                .withMessage("s|1.action[r].condition: no score 'y-total' in x, which has x-total");
    }

    @Test
    void a_rule_that_speaks_fewer_languages_than_the_others_is_refused() {
        Rule english = new Rule("e", Colour.RED, Text.of("why"), Text.of("what"), Condition.parse("%`x-total` > 1"));
        RuleSet rules = new RuleSet("s|1", List.of(rule("r", Colour.RED, "%`x-total` > 1"), english));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> rules.check(SCORER.instrument()))
                .withMessage("s|1.action[e].title: is not translated to 'da', as others are");
    }

    private static Judgement judge(Earlier earlier, Integer... numbers) {
        Answers answers = Example.answers(numbers);
        return RULES.judge(SCORER.score(answers), answers, earlier);
    }

    private static Rule rule(String id, Colour colour, String expression) {
        return new Rule(
                id, colour, Text.of("because " + id, "derfor " + id), Text.of("do " + id), Condition.parse(expression));
    }
}
