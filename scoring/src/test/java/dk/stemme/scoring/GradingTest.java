package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.band;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.scoring.Grading.Grade;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Depression by the symptoms of ICD-10: 3 core symptoms and 7 others; mild 2 + 2, moderate 2 + 4, severe 3 + 5. */
class GradingTest {
    private static final List<Grade> GRADES = List.of(new Grade(2, 2), new Grade(2, 4), new Grade(3, 5));
    private static final Grading DEPRESSION = new Grading(
            IntStream.range(0, 10)
                    .mapToObj(i -> new Criterion(String.valueOf((char) ('a' + i)), 2, i < 3))
                    .toList(),
            GRADES);

    @ParameterizedTest(name = "{0} core and {1} others are grade {2}")
    @CsvSource({"0,7,0", "1,7,0", "2,1,0", "2,2,1", "2,3,1", "3,3,1", "2,4,2", "2,7,2", "3,4,2", "3,5,3", "3,7,3"})
    void the_highest_grade_that_holds_counts(int core, int others, int grade) {
        assertThat(score(core, others).number()).isEqualTo(grade);
    }

    @Test
    void one_open_symptom_leaves_it_unknown() {
        Integer[] answers = Example.same(10, 3);
        answers[4] = null;
        assertThat(only(items(10), number("x", DEPRESSION, ALL, 0, 3), answers)).isInstanceOf(Score.Missing.class);
    }

    @Test
    void the_last_grade_may_be_a_band_of_its_own() {
        ScoreDefinition graded = new ScoreDefinition(
                "x",
                "x",
                DEPRESSION,
                ALL,
                new Range(0, 3),
                null,
                List.of(band("none", 0, 1), band("mild", 1, 2), band("moderate", 2, 3), band("severe", 3, 3)),
                Standing.VERIFIED);
        Score.Value severe = (Score.Value) only(items(10), graded, Example.same(10, 3));
        assertThat(severe.band().code()).isEqualTo("severe");
    }

    @Test
    void an_empty_band_before_the_last_is_refused() {
        assertThatThrownBy(() -> Example.scorer(items(3), Example.banded(0, 9, band("a", 0, 0), band("b", 0, 9))))
                .hasMessage("x-total.band[0]: is empty");
    }

    @Test
    void grades_that_do_not_rise_are_refused() {
        refused("x.formula.grade[1]: is not severer than the one before it", new Grade(2, 4), new Grade(2, 2));
        refused("x.formula.grade[1]: is not severer than the one before it", new Grade(2, 4), new Grade(1, 5));
        refused("x.formula.grade[1]: is not severer than the one before it", new Grade(2, 4), new Grade(2, 4));
    }

    @Test
    void a_grade_that_nobody_can_reach_is_refused() {
        refused("x.formula.grade[0]: asks for more symptoms than there are", new Grade(4, 0));
        refused("x.formula.grade[0]: asks for more symptoms than there are", new Grade(0, 8));
    }

    @Test
    void no_grade_at_all_is_refused() {
        refused("x.formula.grade: there is none");
    }

    private static void refused(String message, Grade... grades) {
        Grading grading = new Grading(DEPRESSION.criteria(), List.of(grades));
        assertThatThrownBy(() -> Example.scorer(items(10), number("x", grading, ALL, 0, 3)))
                .hasMessage(message);
    }

    private static Score score(int core, int others) {
        Integer[] answers = new Integer[10];
        for (int i = 0; i < 10; i++) answers[i] = i < 3 ? (i < core ? 2 : 1) : (i < 3 + others ? 2 : 1);
        return only(items(10), number("x", DEPRESSION, ALL, 0, 3), answers);
    }
}
