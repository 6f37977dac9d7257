package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.only;
import static dk.stemme.scoring.Example.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagAndSyndromeTest {
    private static final ScoreDefinition EITHER = verdict(
            "x-flag",
            new Flag(List.of(new Criterion("a", 1, false), new Criterion("b", 2, false))),
            new MissingRule.Any());

    private static final ScoreDefinition SYNDROME = verdict(
            "x-syndrome",
            new Syndrome(
                    List.of(new Criterion("a", 2, true), new Criterion("b", 2, false), new Criterion("c", 1, false)),
                    2,
                    3),
            ALL);

    @ParameterizedTest(name = "a={0}, b={1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {"0,0,false", "1,0,true", "0,2,true", "0,1,false", "1,-,true", "0,-,missing", "-,-,missing"})
    void a_flag_fires_on_one_criterion_and_is_never_false_by_omission(Integer a, Integer b, String expected) {
        assertThat(outcome(only(items(2), EITHER, a, b))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "a={0}, b={1}, c={2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {"2,2,1,true", "2,0,1,true", "2,0,0,false", "1,2,1,false", "0,0,0,false", "2,2,-,missing"})
    void a_syndrome_counts_criteria_and_needs_a_core_one(Integer a, Integer b, Integer c, String expected) {
        assertThat(outcome(only(items(3), SYNDROME, a, b, c))).isEqualTo(expected);
    }

    @Test
    void a_flag_counts_as_one_or_nought() {
        assertThat(only(items(2), EITHER, 1, 0).number()).isEqualTo(1);
        assertThat(only(items(2), EITHER, 0, 0).number()).isZero();
    }

    private static String outcome(Score score) {
        return score instanceof Score.Flag flag ? String.valueOf(flag.value()) : "missing";
    }
}
