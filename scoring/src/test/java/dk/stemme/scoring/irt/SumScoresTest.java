package dk.stemme.scoring.irt;

import static dk.stemme.scoring.irt.Golden.SIMULATED;
import static dk.stemme.scoring.irt.Golden.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dk.stemme.scoring.DefinitionException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SumScoresTest {

    @Test
    void have_the_table_of_mirt() {
        SumScores table = SumScores.of(ItemBank.of(SIMULATED.items().subList(0, 6)));
        JsonNode golden = Golden.section("F_eap_sum").get("sim_S01_S06");
        assertThat(table.highest()).isEqualTo(golden.size() - 1);
        for (JsonNode row : golden) {
            Estimate estimate = table.estimate(row.get("sum").asInt());
            assertThat(estimate.theta()).isCloseTo(row.get("theta").asDouble(), TOLERANCE);
            assertThat(estimate.se()).isCloseTo(row.get("se").asDouble(), TOLERANCE);
            assertThat(estimate.answered()).isEqualTo(6);
            assertThat(estimate.items()).isEqualTo(6);
        }
    }

    /** By the law of total expectation; and the probability of a sum is that of its patterns. */
    @Test
    void average_the_estimates_of_the_patterns_with_that_sum() {
        ItemBank bank = Golden.bank("A_science");
        SumScores table = SumScores.of(bank);
        double[] theta = new double[13];
        double[] probability = new double[13];
        for (int code = 0; code < 256; code++) {
            List<Integer> codes = List.of(code / 64, code / 16 % 4, code / 4 % 4, code % 4);
            int sum = codes.stream().mapToInt(c -> c).sum();
            double share = probability(bank, codes);
            probability[sum] += share;
            theta[sum] +=
                    share * Golden.pattern(bank, codes).estimate().orElseThrow().theta();
        }
        for (int sum = 0; sum < 13; sum++) {
            assertThat(table.probability(sum)).isCloseTo(probability[sum], within(1e-12));
            assertThat(table.estimate(sum).theta()).isCloseTo(theta[sum] / probability[sum], within(1e-10));
        }
    }

    private static double probability(ItemBank bank, List<Integer> codes) {
        Posterior prior = bank.unanswered().posterior();
        double[] likelihood = IntStream.range(0, Grid.STANDARD.points())
                .mapToDouble(point -> IntStream.range(0, codes.size())
                        .mapToDouble(i -> bank.items().get(i).probability(bank.thetas()[point], codes.get(i)))
                        .reduce(1, (p, q) -> p * q))
                .toArray();
        return prior.expectation(likelihood);
    }

    @Test
    void of_one_theta_are_distributed_over_all_sums() {
        ItemBank bank = ItemBank.of(List.of(GradedItem.of("x", 1, 0), GradedItem.of("y", 2, 0, 1)));
        double[] distribution = SumScores.distribution(bank, 0);
        assertThat(Arrays.stream(distribution).sum()).isCloseTo(1, within(1e-14));
        assertThat(distribution[0]).isCloseTo(0.5 * 0.5, within(1e-14));
        assertThat(distribution[3]).isCloseTo(0.5 * bank.items().get(1).probability(0, 2), within(1e-14));
        assertThat(distribution).hasSize(4);
    }

    @Test
    void of_one_item_are_its_answers() {
        GradedItem item = GradedItem.of("x", 1.5, -1, 0.5);
        double[] distribution = SumScores.distribution(ItemBank.of(List.of(item)), 0.3);
        for (int code = 0; code < 3; code++) assertThat(distribution[code]).isEqualTo(item.probability(0.3, code));
    }

    @Test
    void rise_with_the_sum() {
        SumScores table = SumScores.of(SIMULATED);
        for (int sum = 1; sum <= table.highest(); sum++)
            assertThat(table.estimate(sum).theta())
                    .isGreaterThan(table.estimate(sum - 1).theta());
    }

    @Test
    void are_refused_where_the_grid_reaches_no_such_person() {
        List<GradedItem> sharp = IntStream.range(0, 100)
                .mapToObj(i -> GradedItem.of("x" + i, 8, -8))
                .toList();
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> SumScores.of(ItemBank.of(sharp)))
                .withMessage("bank.grid: a sum of 0 has no probability");
    }
}
