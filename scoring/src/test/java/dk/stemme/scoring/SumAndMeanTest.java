package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.only;
import static dk.stemme.scoring.Example.sum;
import static dk.stemme.scoring.Example.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SumAndMeanTest {
    private static final MissingRule HALF = new MissingRule.Half();

    @Test
    void a_sum_adds_the_answers() {
        assertThat(only(items(3), number("x", sum(3), ALL, 0, 9), 1, 2, 3).number())
                .isEqualTo(6);
    }

    @Test
    void a_term_reverses_an_item() {
        Sum reversed = new Sum(List.of(new Term("a", -1, 3), Term.of("b")), 1, 0);
        assertThat(only(items(2), number("x", reversed, ALL, 0, 6), 0, 1).number())
                .isEqualTo(4);
    }

    @Test
    void a_sum_is_scaled() {
        Sum percent = new Sum(terms(2), 4, 1);
        assertThat(only(items(2), number("x", percent, ALL, 1, 25), 3, 2).number())
                .isEqualTo(21);
    }

    @Test
    void a_missing_item_of_a_sum_counts_as_the_mean_of_the_others() {
        assertThat(only(items(4), number("x", sum(4), HALF, 0, 12), 1, 2, null, 3)
                        .number())
                .isEqualTo(8);
    }

    @Test
    void a_mean_is_taken_over_the_items_present() {
        Mean koos = new Mean(terms(4), -25, 100);
        Score score = only(items(4, 0, 4), number("x", koos, HALF, 0, 100), 1, null, 2, null);
        assertThat(score.number()).isEqualTo(62.5);
        assertThat(score.answered()).isEqualTo(2);
        assertThat(score.items()).isEqualTo(4);
    }

    @Test
    void binary_dust_is_swept_away() {
        Sum tenths = new Sum(terms(3), 0.1, 0);
        assertThat(only(items(3), number("x", tenths, ALL, 0, 0.9), 1, 1, 1).number())
                .isEqualTo(0.3);
    }

    @Test
    void a_score_can_be_made_of_earlier_scores() {
        Mean mean = new Mean(List.of(Term.of("x-1"), Term.of("x-2")), 1, 0);
        Scorer scorer = Example.scorer(
                items(2),
                number("x-1", new Sum(List.of(Term.of("a")), 1, 0), ALL, 0, 3),
                number("x-2", new Sum(List.of(Term.of("b")), 1, 0), ALL, 0, 3),
                number("x-both", mean, ALL, 0, 3));
        assertThat(scorer.score(Example.answers(1, 2))
                        .score("x-both")
                        .orElseThrow()
                        .number())
                .isEqualTo(1.5);
        assertThat(scorer.score(Example.answers(1)).score("x-both").orElseThrow())
                .isInstanceOf(Score.Missing.class);
    }
}
