package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.answers;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.only;
import static dk.stemme.scoring.Example.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecodingTest {
    private static final Term PAIN = new Term(
            "a", 1, 0, List.of(new Recoding(0, 5), new Recoding(1, 4), new Recoding(2, 4), new Recoding(3, 1)));

    @ParameterizedTest(name = "{0} counts as {1}")
    @CsvSource({"0,5", "1,4", "2,4", "3,1"})
    void an_answer_counts_as_its_recoding(int answer, int counts) {
        assertThat(only(items(1), number("x", new Sum(List.of(PAIN), 1, 0), ALL, 1, 5), answer)
                        .number())
                .isEqualTo(counts);
    }

    @Test
    void recoding_comes_before_factor_and_offset() {
        Term reversed = new Term("a", -1, 6, PAIN.recodings());
        assertThat(only(items(1), number("x", new Mean(List.of(reversed), 1, 0), ALL, 1, 5), 0)
                        .number())
                .isEqualTo(1);
    }

    @Test
    void an_answer_without_a_recoding_is_refused_when_the_definition_is_loaded() {
        Term hole = new Term("a", 1, 0, PAIN.recodings().subList(0, 3));
        assertThatThrownBy(() -> Example.scorer(items(1), number("x", new Sum(List.of(hole), 1, 0), ALL, 0, 9)))
                .hasMessage("x.formula.item[0]: a is answered [0.0, 1.0, 2.0, 3.0] but recoded for [0.0, 1.0, 2.0]");
    }

    @Test
    void the_range_is_that_of_the_recodings() {
        assertThatThrownBy(() -> Example.scorer(items(1), number("x", new Sum(List.of(PAIN), 1, 0), ALL, 1, 4)))
                .hasMessage("x.range: 1 to 4, but the items give 1 to 5");
    }

    @ParameterizedTest(name = "a mean of {0} between 1 and 5 is {1} between 0 and 100")
    @CsvSource({"1,0", "2,25", "3,50", "5,100"})
    void a_mean_can_be_moved_to_another_range(int answer, double value) {
        Mean percent = Mean.rescaled(terms(2), new Range(1, 5), 0, 100);
        assertThat(only(items(2, 1, 5), number("x", percent, ALL, 0, 100), answer, answer)
                        .number())
                .isEqualTo(value);
    }

    @Test
    void and_turned_round_on_the_way() {
        Mean turned = Mean.rescaled(terms(1), new Range(0, 4), 100, 0);
        assertThat(only(items(1, 0, 4), number("x", turned, ALL, 0, 100), 1).number())
                .isEqualTo(75);
    }

    @ParameterizedTest(name = "{0} of 4 answered with {1} in all: {2}")
    @CsvSource({"4,5,5", "3,4,5", "3,5,7", "2,5,10", "2,3,6"})
    void a_sum_can_be_rounded_halves_up(int answered, int total, int rounded) {
        Integer[] numbers = new Integer[4];
        for (int i = 0; i < answered; i++)
            numbers[i] = i < answered - 1 ? Math.min(3, total - spent(numbers, i)) : null;
        numbers[answered - 1] = total - spent(numbers, answered - 1);
        Score score =
                only(items(4), number("x", new Sum(terms(4), 1, 0, true), new MissingRule.AtLeast(2), 0, 12), numbers);
        assertThat(score.number()).isEqualTo(rounded);
    }

    @Test
    void the_largest_of_two_questions_on_one_symptom_counts() {
        ScoreDefinition largest = number("x", new Largest(List.of("a", "b")), new MissingRule.Any(), 0, 3);
        assertThat(only(items(2), largest, 1, 3).number()).isEqualTo(3);
        assertThat(only(items(2), largest, 2, null).number()).isEqualTo(2);
        assertThat(only(items(2), largest, null, null)).isInstanceOf(Score.Missing.class);
    }

    @Test
    void a_step_is_read_by_later_scores_and_never_told() {
        ScoreDefinition step = new ScoreDefinition(
                "x-step",
                "",
                new Largest(List.of("a", "b")),
                new MissingRule.Any(),
                new Range(0, 3),
                null,
                List.of(),
                Standing.STEP);
        Sum sum = new Sum(List.of(Term.of("x-step"), Term.of("c")), 1, 0);
        ScoreSheet sheet = Example.scorer(items(3), step, number("x-total", sum, ALL, 0, 6))
                .score(answers(1, 3, 2));
        assertThat(sheet.scores()).hasSize(1);
        assertThat(sheet.scores().get(0).number()).isEqualTo(5);
    }

    private static int spent(Integer[] numbers, int before) {
        int spent = 0;
        for (int i = 0; i < before; i++) spent += numbers[i];
        return spent;
    }
}
