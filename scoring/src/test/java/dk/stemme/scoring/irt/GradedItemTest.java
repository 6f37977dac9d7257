package dk.stemme.scoring.irt;

import static dk.stemme.scoring.irt.Golden.SIMULATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GradedItemTest {
    private static final Offset<Double> SIX_DECIMALS = within(1e-6);

    @Test
    void has_the_information_of_R() {
        JsonNode golden = Golden.section("E_item_information");
        for (int t = 0; t < golden.get("theta").size(); t++) {
            double theta = golden.get("theta").get(t).asDouble();
            JsonNode expected = golden.get("info").get(t);
            assertThat(expected).hasSize(10);
            for (int i = 0; i < expected.size(); i++)
                assertThat(SIMULATED.items().get(i).information(theta))
                        .isCloseTo(expected.get(i).asDouble(), SIX_DECIMALS);
        }
    }

    @Test
    void a_bank_informs_by_the_sum_of_its_items() {
        ItemBank bank = ItemBank.of(SIMULATED.items().subList(0, 10));
        JsonNode first = Golden.section("E_item_information").get("info").get(0);
        double sum = Golden.stream(first).mapToDouble(JsonNode::asDouble).sum();
        assertThat(bank.information(-2)).isCloseTo(sum, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.2689414", "1, 0.4621172", "2, 0.2689414"})
    void an_answer_is_as_probable_as_the_thresholds_on_both_sides_make_it(int code, double expected) {
        assertThat(GradedItem.of("x", 1, -1, 1).probability(0, code)).isCloseTo(expected, SIX_DECIMALS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -6, -1.3, 0, 0.4, 6, 60})
    void the_probabilities_of_all_answers_add_to_one(double theta) {
        for (GradedItem item : SIMULATED.items()) {
            double total = 0;
            for (int code = 0; code < item.categories(); code++) total += item.probability(theta, code);
            assertThat(total).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-4, -0.7, 0, 2.2})
    void information_is_the_squared_slope_over_the_probability(double theta) {
        GradedItem item = GradedItem.of("x", 1.7, -1.1, 0.2, 0.9);
        double step = 1e-5;
        double information = 0;
        for (int code = 0; code < 4; code++) {
            double slope = (item.probability(theta + step, code) - item.probability(theta - step, code)) / (2 * step);
            information += slope * slope / item.probability(theta, code);
        }
        assertThat(item.information(theta)).isCloseTo(information, SIX_DECIMALS);
    }

    @Test
    void far_from_its_thresholds_an_answer_keeps_all_its_digits() {
        double probability = GradedItem.of("x", 4, 0, 1).probability(12, 1);
        double exact = Math.exp(-44) - Math.exp(-48);
        assertThat(probability).isCloseTo(exact, within(exact * 1e-12));
        assertThat(GradedItem.of("x", 500, 0, 1).logProbability(6, 0)).isCloseTo(-3000, within(1e-9));
    }

    @Test
    void two_answers_have_one_threshold() {
        GradedItem item = new GradedItem("x", 2, List.of(0.5));
        assertThat(item.categories()).isEqualTo(2);
        assertThat(item.probability(0.5, 1)).isEqualTo(0.5);
        assertThat(item.information(0.5)).isEqualTo(1);
    }
}
