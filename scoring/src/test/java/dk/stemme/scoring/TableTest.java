package dk.stemme.scoring;

import static dk.stemme.scoring.Example.ALL;
import static dk.stemme.scoring.Example.items;
import static dk.stemme.scoring.Example.number;
import static dk.stemme.scoring.Example.only;
import static dk.stemme.scoring.Example.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.scoring.Table.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    private static final Table TWO_ITEMS = new Table(
            terms(2),
            List.of(
                    new Row(6, 80, Double.NaN),
                    new Row(0, 20, 4.1),
                    new Row(1, 31.5, 3),
                    new Row(2, 40, 3),
                    new Row(3, 50, 3),
                    new Row(4, 60, 3),
                    new Row(5, 70, 3)));

    @ParameterizedTest(name = "{0} and {1} give {2}, standard error {3}")
    @CsvSource({"0,0,20,4.1", "1,0,31.5,3", "0,2,40,3", "1,2,50,3", "2,2,60,3", "3,2,70,3", "3,3,80,NaN"})
    void the_sum_is_looked_up(int a, int b, double value, double error) {
        Score.Value score = (Score.Value) only(items(2), number("x", TWO_ITEMS, ALL, 20, 80), a, b);
        assertThat(score.value()).isEqualTo(value);
        assertThat(Double.valueOf(score.standardError())).isEqualTo(Double.valueOf(error));
    }

    @Test
    void an_incomplete_scale_is_not_looked_up_whatever_the_missing_rule() {
        Score score = only(items(2), number("x", TWO_ITEMS, new MissingRule.Any(), 20, 80), 1, null);
        assertThat(((Score.Missing) score).reason()).isEqualTo(new Reason.TooFewAnswered(1, 2));
    }

    @Test
    void weighted_terms_tell_patterns_apart_that_a_sum_does_not() {
        Table pattern = new Table(
                List.of(new Term("a", 10, 0), Term.of("b")),
                IntStream.range(0, 4)
                        .mapToObj(i -> new Row(10 * (i / 2) + i % 2, i, Double.NaN))
                        .toList());
        ScoreDefinition score = number("x", pattern, ALL, 0, 3);
        assertThat(only(items(2, 0, 1), score, 0, 1).number()).isEqualTo(1);
        assertThat(only(items(2, 0, 1), score, 1, 0).number()).isEqualTo(2);
    }

    @Test
    void a_sum_of_broken_numbers_finds_its_row() {
        Table tenths = new Table(
                List.of(new Term("a", 0.1, 0), new Term("b", 0.2, 0)),
                List.of(
                        new Row(0, 1, Double.NaN),
                        new Row(0.1, 2, Double.NaN),
                        new Row(0.2, 3, Double.NaN),
                        new Row(0.3, 4, Double.NaN)));
        assertThat(only(items(2, 0, 1), number("x", tenths, ALL, 1, 4), 1, 1).number())
                .isEqualTo(4);
    }

    @Test
    void a_hole_is_refused() {
        Table hole = new Table(terms(1), List.of(row(0), row(1), row(3)));
        refused(hole, "x.formula.row: none for 2");
    }

    @Test
    void a_row_that_no_answers_reach_is_refused() {
        Table surplus = new Table(terms(1), List.of(row(0), row(1), row(2), row(3), row(4)));
        refused(surplus, "x.formula.row: the answers never give 4");
    }

    @Test
    void two_rows_for_one_sum_are_refused() {
        Table twice = new Table(terms(1), List.of(row(0), row(1), row(1), row(2), row(3)));
        refused(twice, "x.formula.row: two for 1");
    }

    @Test
    void an_item_that_is_not_answered_in_levels_is_refused() {
        Table table = new Table(terms(1), List.of(row(0)));
        assertThatThrownBy(() -> Example.scorer(List.of(new Item("a", 0, 3, false)), number("x", table, ALL, 0, 9)))
                .hasMessage("x.formula: a is not answered in a few levels");
        assertThatThrownBy(() -> Example.scorer(List.of(Item.levels("a", 0, 1001)), number("x", table, ALL, 0, 9)))
                .hasMessage("x.formula: a is not answered in a few levels");
    }

    @Test
    void values_outside_the_range_are_refused() {
        assertThatThrownBy(() -> Example.scorer(items(2), number("x", TWO_ITEMS, ALL, 20, 79)))
                .hasMessage("x.range: 20 to 79, but the items give 20 to 80");
    }

    private static Row row(double sum) {
        return new Row(sum, sum, Double.NaN);
    }

    private static void refused(Table table, String message) {
        assertThatThrownBy(() -> Example.scorer(items(1), number("x", table, ALL, 0, 9)))
                .isInstanceOf(DefinitionException.class)
                .hasMessage(message);
    }
}
