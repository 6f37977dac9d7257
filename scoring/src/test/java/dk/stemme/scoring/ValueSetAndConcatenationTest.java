package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.only;
import static dk.stemme.scoring.Example.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSetAndConcatenationTest {
    private static final ValueSet INDEX = new ValueSet(
            List.of(
                    new ValueSet.Levels("a", List.of(0.0, -0.1, -0.3)),
                    new ValueSet.Levels("b", List.of(0.0, -0.2, -0.5))),
            1,
            -0.05);

    @ParameterizedTest(name = "state {0}{1} is worth {2}")
    @CsvSource({"1,1,1", "2,1,0.85", "1,3,0.45", "3,3,0.15"})
    void an_index_is_the_start_less_each_level_and_less_any_problem(int a, int b, double expected) {
        assertThat(only(items(2, 1, 3), number("x", INDEX, ALL, 0.15, 1), a, b).number())
                .isEqualTo(expected);
    }

    @Test
    void a_profile_is_the_answers_side_by_side() {
        ScoreDefinition profile = verdict("x", new Concatenation(List.of("a", "b", "c")), ALL);
        assertThat(only(items(3), profile, 2, 0, 3))
                .isInstanceOfSatisfying(
                        Score.Profile.class, score -> assertThat(score.text()).isEqualTo("203"));
        assertThat(only(items(3), profile, 2, null, 3)).isInstanceOf(Score.Missing.class);
    }
}
