package dk.stemme.scoring;

import static dk.stemme.scoring.Absence.NOT_ANSWERED;
import static dk.stemme.scoring.Absence.NOT_RELEVANT;
import static dk.stemme.scoring.Absence.SKIPPED_BY_LOGIC;
import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.scorer;
import static dk.stemme.scoring.Example.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.scoring.Blanks.Unasked;
import dk.stemme.scoring.MissingRule.AtLeast;
import dk.stemme.scoring.MissingRule.Refined;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Not answered, skipped by logic and not relevant are told apart. */
class BlanksTest {
    private static final double ABSENT = Double.NaN;

    @Test
    void what_logic_skipped_can_count_and_then_is_answered() {
        Score score = score(new Refined(ALL, 0, new Blanks(0, ABSENT, ABSENT, List.of())), SKIPPED_BY_LOGIC);
        assertThat(score.number()).isEqualTo(5);
        assertThat(score.answered()).isEqualTo(3);
    }

    @Test
    void what_is_not_relevant_can_count_and_then_is_answered() {
        Score score = score(new Refined(ALL, 0, new Blanks(ABSENT, 1, ABSENT, List.of())), NOT_RELEVANT);
        assertThat(score.number()).isEqualTo(6);
        assertThat(score.answered()).isEqualTo(3);
    }

    @Test
    void what_is_open_can_count_but_is_not_answered() {
        MissingRule rule = new Refined(new AtLeast(2), 0, new Blanks(ABSENT, ABSENT, 0, List.of()));
        Score score = score(rule, NOT_ANSWERED);
        assertThat(score.number()).as("the sum, not the mean of those answered").isEqualTo(5);
        assertThat(score.answered()).isEqualTo(2);
        assertThat(score(new Refined(new AtLeast(3), 0, rule.blanks()), NOT_ANSWERED))
                .isInstanceOf(Score.Missing.class);
    }

    @Test
    void one_kind_of_blank_says_nothing_of_the_others() {
        MissingRule skipped = new Refined(ALL, 0, new Blanks(0, ABSENT, ABSENT, List.of()));
        assertThat(score(skipped, NOT_ANSWERED)).isInstanceOf(Score.Missing.class);
        assertThat(score(skipped, NOT_RELEVANT)).isInstanceOf(Score.Missing.class);
    }

    @Test
    void what_the_form_tells_to_leave_open_is_skipped() {
        Unasked rest = new Unasked(List.of("b", "c"), Condition.parse("%`item.a` = 0"));
        MissingRule rule = new Refined(ALL, 0, new Blanks(0, ABSENT, ABSENT, List.of(rest)));
        assertThat(scorer(items(3), number("x", sum(3), rule, 0, 9))
                        .score(Example.answers(0, null, null))
                        .scores()
                        .get(0)
                        .number())
                .isZero();
        assertThat(scorer(items(3), number("x", sum(3), rule, 0, 9))
                        .score(Example.answers(1, null, null))
                        .scores()
                        .get(0))
                .isInstanceOf(Score.Missing.class);
        assertThat(scorer(items(3), number("x", sum(3), rule, 0, 9))
                        .score(Example.answers(null, 0, 0))
                        .scores()
                        .get(0))
                .as("the item that decides is asked")
                .isInstanceOf(Score.Missing.class);
    }

    @Test
    void too_few_answers_in_the_whole_form_leave_every_score_out() {
        MissingRule rule = new Refined(ALL, 3, Blanks.ABSENT);
        Scorer scorer = scorer(items(4), number("x", sum(2), rule, 0, 6));
        assertThat(scorer.score(Example.answers(1, 2, 3, null)).scores().get(0).number())
                .isEqualTo(3);
        Score score = scorer.score(Example.answers(1, 2, null, null)).scores().get(0);
        assertThat(((Score.Missing) score).reason()).isEqualTo(new Reason.TooFewAnswered(2, 4));
    }

    @Test
    void a_blank_that_counts_as_no_answer_of_the_item_is_refused() {
        MissingRule rule = new Refined(ALL, 0, new Blanks(4, ABSENT, ABSENT, List.of()));
        assertThatThrownBy(() -> scorer(items(1), number("x", sum(1), rule, 0, 9)))
                .hasMessage("x.missing: 4 is not an answer to a");
    }

    @Test
    void a_condition_on_an_unknown_item_is_refused() {
        Unasked wrong = new Unasked(List.of("a"), Condition.parse("%`item.z` = 0"));
        MissingRule rule = new Refined(ALL, 0, new Blanks(0, ABSENT, ABSENT, List.of(wrong)));
        assertThatThrownBy(() -> scorer(items(1), number("x", sum(1), rule, 0, 3)))
                .hasMessageStartingWith("x.missing.unasked: no item 'z'");
    }

    @Test
    void an_item_with_gaps_between_its_levels_takes_no_answer_in_a_gap() {
        Item item = Item.levels("a", List.of(0.0, 2.0, 4.0));
        Score score = scorer(List.of(item), number("x", sum(1), ALL, 0, 4))
                .score(Answers.ofNumbers(Map.of("a", 3)))
                .scores()
                .get(0);
        assertThat(((Score.Missing) score).reason()).isInstanceOf(Reason.OutOfRange.class);
        assertThat(Item.levels("a", List.of(0.0, 1.0, 2.0))).isEqualTo(Item.levels("a", 0, 2));
    }

    /** The sum of a = 2, b = 3 and a blank c. */
    private static Score score(MissingRule rule, Absence c) {
        Answers answers = Answers.of(Map.of("a", Answer.of(2), "b", Answer.of(3), "c", Answer.absent(c)));
        return scorer(items(3), number("x", sum(3), rule, 0, 9))
                .score(answers)
                .scores()
                .get(0);
    }
}
