package dk.stemme.scoring.irt;

import static dk.stemme.scoring.irt.Golden.SIMULATED;
import static dk.stemme.scoring.irt.Golden.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EstimateTest {

    static Stream<Arguments> patterns() {
        return Stream.of("A_science", "C_simulated60")
                .flatMap(section -> Golden.stream(Golden.section(section).get("cases"))
                        .map(json -> arguments(Golden.bank(section), json)));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void has_the_theta_and_standard_error_of_R(ItemBank bank, JsonNode golden) {
        Estimate estimate =
                Golden.pattern(bank, golden.get("answers")).estimate().orElseThrow();
        assertThat(estimate.theta()).isCloseTo(golden.get("theta").asDouble(), TOLERANCE);
        assertThat(estimate.se()).isCloseTo(golden.get("se").asDouble(), TOLERANCE);
    }

    @Test
    void says_how_much_was_answered() {
        Estimate estimate = SIMULATED
                .unanswered()
                .answer("S01", 0)
                .skip("S02")
                .answer("S60", 4)
                .estimate()
                .orElseThrow();
        assertThat(estimate.answered()).isEqualTo(2);
        assertThat(estimate.items()).isEqualTo(60);
    }

    @Test
    void a_t_score_has_mean_50_and_deviation_10() {
        Estimate estimate = new Estimate(-1.25, 0.3, 4, 4);
        assertThat(estimate.tScore()).isEqualTo(37.5);
        assertThat(estimate.tScoreError()).isEqualTo(3);
    }

    @Test
    void nobody_is_scored_on_nothing() {
        assertThat(SIMULATED.unanswered().estimate()).isEmpty();
        assertThat(SIMULATED.unanswered().skip("S01").estimate()).isEmpty();
    }

    @Test
    void with_no_answer_the_posterior_is_the_prior() {
        Posterior posterior = SIMULATED.unanswered().posterior();
        assertThat(posterior.mean()).isCloseTo(0, within(1e-12));
        assertThat(posterior.sd()).isCloseTo(1, within(1e-6));
    }

    @Test
    void the_prior_can_be_another() {
        ItemBank bank = ItemBank.of(SIMULATED.items(), Prior.normal(20, 2), new Grid(10, 30, 201));
        Posterior posterior = bank.unanswered().posterior();
        assertThat(posterior.mean()).isCloseTo(20, within(1e-9));
        assertThat(posterior.sd()).isCloseTo(2, within(1e-4));
    }

    @Test
    void a_shift_of_the_metric_shifts_the_score() {
        List<GradedItem> shifted = SIMULATED.items().stream()
                .map(item -> new GradedItem(
                        item.id(),
                        item.a() / 2,
                        item.b().stream().map(b -> 3 + 2 * b).toList()))
                .toList();
        ItemBank bank = ItemBank.of(shifted, Prior.normal(3, 2), new Grid(-9, 15, 121));
        List<@Nullable Integer> codes = random(new Random(3));
        Estimate here = Golden.pattern(SIMULATED, codes).estimate().orElseThrow();
        Estimate there = Golden.pattern(bank, codes).estimate().orElseThrow();
        assertThat(there.theta()).isCloseTo(3 + 2 * here.theta(), within(1e-9));
        assertThat(there.se()).isCloseTo(2 * here.se(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_order_of_answers_leaves_no_trace_in_any_bit(long seed) {
        Random random = new Random(seed);
        List<@Nullable Integer> codes = random(random);
        Estimate inOrder = Golden.pattern(SIMULATED, codes).estimate().orElseThrow();

        List<Integer> order =
                new ArrayList<>(IntStream.range(0, codes.size()).boxed().toList());
        Collections.shuffle(order, random);
        ResponsePattern shuffled = SIMULATED.unanswered();
        for (int i : order) {
            Integer code = codes.get(i);
            if (code != null)
                shuffled = shuffled.answer(SIMULATED.items().get(i).id(), code);
        }
        assertThat(shuffled.estimate()).contains(inOrder);
        assertThat(SIMULATED.pattern(byId(codes)).estimate()).contains(inOrder);
    }

    @Test
    void many_threads_give_the_same_bits() {
        List<ResponsePattern> patterns = IntStream.range(0, 200)
                .mapToObj(seed -> Golden.pattern(SIMULATED, random(new Random(seed))))
                .toList();
        List<Estimate> alone =
                patterns.stream().map(p -> p.estimate().orElseThrow()).toList();
        List<Estimate> together =
                patterns.parallelStream().map(p -> p.estimate().orElseThrow()).toList();
        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_higher_answer_gives_a_higher_theta(long seed) {
        List<@Nullable Integer> codes = random(new Random(seed));
        for (int item = 0; item < codes.size(); item++) {
            List<@Nullable Integer> more = new ArrayList<>(codes);
            double before = Double.NEGATIVE_INFINITY;
            for (int code = 0; code <= 4; code++) {
                more.set(item, code);
                double theta =
                        Golden.pattern(SIMULATED, more).estimate().orElseThrow().theta();
                assertThat(theta).isGreaterThan(before);
                before = theta;
            }
        }
    }

    @Test
    void an_unanswered_item_changes_nothing() {
        ItemBank half = ItemBank.of(SIMULATED.items().subList(0, 30));
        List<@Nullable Integer> codes = random(new Random(9)).subList(0, 30);
        ResponsePattern inAll = Golden.pattern(SIMULATED, codes);
        Posterior posterior = Golden.pattern(half, codes).posterior();
        assertThat(inAll.posterior().mean()).isEqualTo(posterior.mean());
        assertThat(inAll.skip("S31").posterior().mean()).isEqualTo(posterior.mean());
        assertThat(inAll.skip("S31").posterior().sd()).isEqualTo(posterior.sd());
    }

    @Test
    void many_contradicting_answers_do_not_underflow() {
        List<GradedItem> sharp = IntStream.range(0, 400)
                .mapToObj(i -> GradedItem.of("x" + i, 8, -2, 2))
                .toList();
        ResponsePattern pattern = ItemBank.of(sharp).unanswered();
        for (int i = 0; i < 400; i++) pattern = pattern.answer("x" + i, i % 2 == 0 ? 0 : 2);
        Estimate estimate = pattern.estimate().orElseThrow();
        assertThat(estimate.theta()).isCloseTo(0, within(1e-9));
        assertThat(estimate.se()).isBetween(0.1, 1.0);
    }

    private static List<@Nullable Integer> random(Random random) {
        List<@Nullable Integer> codes = new ArrayList<>();
        for (int i = 0; i < 60; i++) codes.add(random.nextInt(3) == 0 ? null : random.nextInt(5));
        return codes;
    }

    private static Map<String, @Nullable Integer> byId(List<@Nullable Integer> codes) {
        Map<String, @Nullable Integer> byId = new HashMap<>();
        for (int i = 0; i < codes.size(); i++)
            if (codes.get(i) != null) byId.put(SIMULATED.items().get(i).id(), codes.get(i));
        return byId;
    }
}
