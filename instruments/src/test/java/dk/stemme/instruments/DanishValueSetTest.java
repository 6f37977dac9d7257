package dk.stemme.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Score;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All 3,125 states of EQ-5D-5L under the Danish value set (Jensen 2021). */
class DanishValueSetTest {
    private static final List<String> DIMENSIONS = List.of("MO", "SC", "UA", "PD", "AD");
    private static final int STATES = 3125;

    @Test
    void full_health_is_one_and_the_worst_state_is_the_published_minimum() {
        assertThat(index(1, 1, 1, 1, 1)).isEqualTo(1);
        assertThat(index(5, 5, 5, 5, 5)).isEqualTo(-0.758);
    }

    @Test
    void every_state_lies_in_between() {
        for (int state = 0; state < STATES; state++)
            assertThat(index(levels(state))).isBetween(-0.758, 1.0);
    }

    @Test
    void a_worse_level_never_has_a_higher_value() {
        for (int state = 0; state < STATES; state++)
            for (int dimension = 0; dimension < 5; dimension++) {
                int[] worse = levels(state);
                if (worse[dimension] == 5) continue;
                worse[dimension]++;
                assertThat(index(worse)).as(Arrays.toString(worse)).isLessThan(index(levels(state)));
            }
    }

    private static int[] levels(int state) {
        int[] levels = new int[5];
        for (int i = 4; i >= 0; i--, state /= 5) levels[i] = state % 5 + 1;
        return levels;
    }

    private static double index(int... levels) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) answers.put(DIMENSIONS.get(i), levels[i]);
        Score index = Shelf.score(Shelf.scorer("eq5d5l").score(Answers.ofNumbers(answers)), "eq5d5l-index_DK");
        return index.number();
    }
}
