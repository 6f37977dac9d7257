package dk.stemme.scoring.irt;

import static dk.stemme.scoring.irt.Golden.SIMULATED;
import static dk.stemme.scoring.irt.Golden.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.irt.StopRule.BankExhausted;
import dk.stemme.scoring.irt.StopRule.MaximumItems;
import dk.stemme.scoring.irt.StopRule.MinimumItems;
import dk.stemme.scoring.irt.StopRule.StandardErrorBelow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AdaptiveTestTest {
    private static final StopRule PRECISE = new StandardErrorBelow(0.3);
    private static final AdaptiveTest TEST = AdaptiveTest.start(
            SIMULATED, Selection.POSTERIOR_WEIGHTED_INFORMATION, new MinimumItems(4), new MaximumItems(8), PRECISE);
    private static final ItemBank THREE =
            ItemBank.of(List.of(GradedItem.of("x", 1, 0), GradedItem.of("y", 2, -0.5, 0.5), GradedItem.of("z", 1, 0)));

    static Stream<JsonNode> people() {
        return Golden.stream(Golden.section("D_cat_selection").get("cases"));
    }

    @ParameterizedTest
    @MethodSource("people")
    void asks_and_stops_as_catR_does(JsonNode person) {
        AdaptiveTest test = TEST;
        for (JsonNode step : person.get("steps")) {
            assertThat(asked(test.next())).isEqualTo(step.get("mpwi").asString());
            test = test.answer(step.get("mpwi").asString(), step.get("answer").asInt());
            assertThat(test.answers().posterior().mean())
                    .isCloseTo(step.get("thetaAfter").asDouble(), TOLERANCE);
            assertThat(test.answers().posterior().sd())
                    .isCloseTo(step.get("seAfter").asDouble(), TOLERANCE);
        }
        assertThat(test.next()).isEqualTo(new Step.Done(test.answers().estimate(), PRECISE));
    }

    @ParameterizedTest
    @MethodSource("people")
    void would_ask_by_information_at_the_estimate_as_catR_does(JsonNode person) {
        AdaptiveTest test = AdaptiveTest.start(SIMULATED, Selection.INFORMATION_AT_ESTIMATE);
        for (JsonNode step : person.get("steps")) {
            String item = asked(test.next());
            assertThat(item).isEqualTo(step.get("mfi").asString());
            double theta = test.answers().posterior().mean();
            assertThat(SIMULATED.items().get(SIMULATED.place(item)).information(theta))
                    .isCloseTo(step.get("mfiInfo").asDouble(), TOLERANCE);
            test = test.answer(step.get("mpwi").asString(), step.get("answer").asInt());
        }
    }

    /** R's figure is not divided by the mass of the posterior, which is the probability of the answers so far. */
    @ParameterizedTest
    @MethodSource("people")
    void weighs_information_as_catR_does(JsonNode person) {
        double[] mass = new double[Grid.STANDARD.points()];
        Arrays.fill(mass, 1);
        Posterior prior = SIMULATED.unanswered().posterior();
        ResponsePattern pattern = SIMULATED.unanswered();
        for (JsonNode step : person.get("steps")) {
            int place = SIMULATED.place(step.get("mpwi").asString());
            double weighed =
                    pattern.posterior().expectation(SIMULATED.curve(place).information());
            assertThat(weighed * prior.expectation(mass))
                    .isCloseTo(step.get("mpwiInfo").asDouble(), within(1e-5));
            int answer = step.get("answer").asInt();
            pattern = pattern.answer(step.get("mpwi").asString(), answer);
            for (int point = 0; point < mass.length; point++)
                mass[point] *=
                        SIMULATED.items().get(place).probability(SIMULATED.thetas()[point], answer);
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void driven_without_state_gives_the_same_steps(JsonNode person) {
        List<@Nullable Integer> all = Golden.codes(person.get("allAnswers"));
        AdaptiveTest test = TEST;
        Map<String, @Nullable Integer> answers = new LinkedHashMap<>();
        while (test.next() instanceof Step.Ask ask) {
            assertThat(TEST.next(answers)).isEqualTo(ask);
            String item = ask.item().id();
            Integer code = all.get(SIMULATED.place(item));
            assertThat(code).isNotNull();
            answers.put(item, code);
            test = test.answer(item, code);
        }
        assertThat(TEST.next(new HashMap<>(answers))).isEqualTo(test.next());
    }

    @ParameterizedTest
    @EnumSource(Selection.class)
    void of_equal_items_the_first_in_the_bank_is_asked(Selection selection) {
        AdaptiveTest test = AdaptiveTest.start(THREE, selection);
        assertThat(asked(test.next())).isEqualTo("y");
        assertThat(asked(test.skip("y").next())).isEqualTo("x");
        assertThat(asked(test.skip("y").skip("x").next())).isEqualTo("z");
    }

    @Test
    void ends_when_the_bank_is_exhausted() {
        AdaptiveTest test = AdaptiveTest.start(THREE, Selection.POSTERIOR_WEIGHTED_INFORMATION)
                .answer("x", 1)
                .answer("y", 1)
                .answer("z", 0);
        assertThat(test.next()).isEqualTo(new Step.Done(test.answers().estimate(), new BankExhausted(3)));
    }

    @Test
    void an_item_left_open_is_not_asked_again_and_counts_as_asked() {
        Map<String, @Nullable Integer> answers = new HashMap<>();
        answers.put("y", null);
        AdaptiveTest test = AdaptiveTest.start(THREE, Selection.POSTERIOR_WEIGHTED_INFORMATION, new MaximumItems(2));
        assertThat(asked(test.next(answers))).isEqualTo("x");
        answers.put("x", 1);
        assertThat(((Step.Done) test.next(answers)).why()).isEqualTo(new MaximumItems(2));
    }

    @Test
    void without_any_answer_it_ends_without_a_score() {
        AdaptiveTest test = AdaptiveTest.start(
                        THREE, Selection.POSTERIOR_WEIGHTED_INFORMATION, new StandardErrorBelow(2), new MaximumItems(1))
                .skip("x");
        assertThat(test.next()).isEqualTo(new Step.Done(Optional.empty(), new MaximumItems(1)));
    }

    @Test
    void always_asks_something_first() {
        AdaptiveTest test =
                AdaptiveTest.start(THREE, Selection.POSTERIOR_WEIGHTED_INFORMATION, new StandardErrorBelow(2));
        assertThat(asked(test.next())).isEqualTo("y");
        assertThat(test.answer("y", 0).next()).isInstanceOf(Step.Done.class);
    }

    @Test
    void a_minimum_holds_a_test_that_is_precise_enough() {
        AdaptiveTest test = AdaptiveTest.start(
                THREE, Selection.POSTERIOR_WEIGHTED_INFORMATION, new StandardErrorBelow(2), new MinimumItems(2));
        assertThat(test.answer("y", 0).next()).isInstanceOf(Step.Ask.class);
        assertThat(test.answer("y", 0).answer("x", 0).next()).isInstanceOf(Step.Done.class);
    }

    @Test
    void a_standard_error_must_be_below_its_limit_not_at_it() {
        double se = THREE.unanswered().answer("y", 0).posterior().sd();
        assertThat(ends(new StandardErrorBelow(se))).isFalse();
        assertThat(ends(new StandardErrorBelow(Math.nextUp(se)))).isTrue();
    }

    private static boolean ends(StopRule rule) {
        return AdaptiveTest.start(THREE, Selection.POSTERIOR_WEIGHTED_INFORMATION, rule)
                        .answer("y", 0)
                        .next()
                instanceof Step.Done;
    }

    @Test
    void rules_that_contradict_each_other_are_refused() {
        refused("stop: 2 items asked, but more must be asked", new MinimumItems(3), new MaximumItems(2));
        refused("stop: no items left, but more must be asked", new MinimumItems(4));
        AdaptiveTest.start(THREE, Selection.INFORMATION_AT_ESTIMATE, new MinimumItems(3), new MaximumItems(3));
    }

    private static void refused(String message, StopRule... rules) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> AdaptiveTest.start(THREE, Selection.INFORMATION_AT_ESTIMATE, rules))
                .withMessage(message);
    }

    @Test
    void a_rule_says_what_it_found() {
        Locale danish = Locale.forLanguageTag("da");
        assertThat(PRECISE.text().base()).isEqualTo("standard error below 0.3");
        assertThat(PRECISE.text().in(danish)).isEqualTo("standardfejl under 0,3");
        assertThat(new MaximumItems(8).text().in(danish)).isEqualTo("8 spørgsmål stillet");
        assertThat(new MinimumItems(4).text().base()).isEqualTo("at least 4 items");
        assertThat(new BankExhausted(60).text().in(danish)).isEqualTo("ikke flere spørgsmål");
    }

    private static String asked(Step step) {
        return ((Step.Ask) step).item().id();
    }
}
