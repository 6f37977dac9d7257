package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a row is told there; the run goes on. */
class FaultyRowsTest {
    private static final String GAD7 = "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "often, gad7_3: 'often' is not a number (allowed: 0 to 3)",
        "1d, gad7_3: '1d' is not a number (allowed: 0 to 3)",
        "0x1, gad7_3: '0x1' is not a number (allowed: 0 to 3)",
        "Infinity, gad7_3: 'Infinity' is not a number (allowed: 0 to 3)",
        "4, gad7_3: '4' is not an answer (allowed: 0 to 3)",
        "-1, gad7_3: '-1' is not an answer (allowed: 0 to 3)",
        "1.5, gad7_3: '1.5' is not an answer (allowed: 0 to 3)",
        "1e9, gad7_3: '1e9' is not an answer (allowed: 0 to 3)"
    })
    void a_wrong_answer_is_told_with_its_item_and_what_is_allowed(String cell, String error) {
        Run run = Run.of(GAD7 + "a,1,1," + cell + ",1,1,1,1\nb,1,1,1,1,1,1,1\n", "score", "gad7");
        assertThat(run.column("error")).containsExactly(error, "");
        assertThat(run.column("total")).containsExactly("", "7");
        assertThat(run.exit()).isEqualTo(Exit.FAULTY_ROWS);
        assertThat(run.err()).contains("1 of 2 rows have an error");
    }

    @ParameterizedTest
    @CsvSource({"1.0", "+1", "1e0", "01", "' 1 '"})
    void the_same_number_may_be_written_in_several_ways(String cell) {
        Run run = Run.of(GAD7 + "a,1,1," + cell + ",1,1,1,1\n", "score", "gad7");
        assertThat(run.column("total")).containsExactly("7");
    }

    @Test
    void scores_that_do_not_need_the_wrong_answer_are_made() {
        Run run = Run.of(GAD7 + "a,1,2,x,1,1,1,1\n", "score", "gad7", "--reasons");
        assertThat(run.column("gad2")).containsExactly("3");
        assertThat(run.column("total_reason")).containsExactly("see error");
    }

    @Test
    void a_wrong_answer_does_not_count_as_one_left_open() {
        String half = "id,Q1,Q2,Q3,Q4\n";
        assertThat(Run.of(half + "a,1,1,1,\n", "score", "koos").column("qol")).containsExactly("75");
        assertThat(Run.of(half + "a,1,1,1,x\n", "score", "koos").column("qol")).containsExactly("");
        assertThat(Run.of(half + "a,1,1,1,5\n", "score", "koos").column("qol")).containsExactly("");
    }

    @Test
    void every_fault_of_a_row_is_told() {
        Run run = Run.of(GAD7 + "a,9,x,1,1,1,1,1\n", "score", "gad7");
        assertThat(run.column("error"))
                .containsExactly("gad7_1: '9' is not an answer (allowed: 0 to 3);"
                        + " gad7_2: 'x' is not a number (allowed: 0 to 3)");
    }

    @Test
    void levels_with_gaps_and_options_without_a_number_are_named() {
        Run run = Run.of("id,audit_9\na,1\n", "score", "audit");
        assertThat(run.column("error")).containsExactly("audit_9: '1' is not an answer (allowed: 0, 2, 4)");
        run = Run.of("id,dlqi_3\na,9\n", "score", "dlqi");
        assertThat(run.column("error")).containsExactly("dlqi_3: '9' is not an answer (allowed: 0 to 3, not-relevant)");
    }

    @Test
    void the_second_of_two_equal_ids_is_flagged_and_scored() {
        String rows = GAD7 + "a,1,1,1,1,1,1,1\nb,2,2,2,2,2,2,2\na,3,3,3,3,3,3,3\n";
        Run run = Run.of(rows, "score", "gad7");
        assertThat(run.column("error")).containsExactly("", "", "the id 'a' stands in line 2 already");
        assertThat(run.column("total")).containsExactly("7", "14", "21");
        assertThat(run.exit()).isEqualTo(Exit.FAULTY_ROWS);
        assertThat(Run.of(rows, "score", "gad7", "--repeats").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void a_row_without_an_id_is_flagged() {
        Run run = Run.of(GAD7 + ",1,1,1,1,1,1,1\n , 1,1,1,1,1,1,1\n", "score", "gad7");
        assertThat(run.column("error")).containsExactly("there is no id", "there is no id");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_not_scored_but_stays() {
        Run run = Run.of(GAD7 + "a,1,1,1\nb,1,1,1,1,1,1,1,1\nc,1,1,1,1,1,1,1\n", "score", "gad7");
        assertThat(run.column("id")).containsExactly("a", "b", "c");
        assertThat(run.column("total")).containsExactly("", "", "7");
        assertThat(run.column("error"))
                .containsExactly("4 cells where the header has 8", "9 cells where the header has 8", "");
    }

    @Test
    void lines_that_an_open_quote_has_swallowed_are_told() {
        Run run = Run.of(GAD7 + "a,\"1,1,1\nb,1,1,1,1,1,1,1\nc,1,1,1,1,1,1,1\n", "score", "gad7");
        assertThat(run.column("error"))
                .containsExactly("2 cells where the header has 8;"
                        + " lines 2 to 4 were read as one row: is a quote not closed?");
    }

    @Test
    void long_answers_are_told_shortened_and_on_one_line() {
        Run run = Run.of("id,nps\na,\"x\ny" + "z".repeat(100) + "\"\n", "score", "nps");
        assertThat(run.column("error"))
                .containsExactly("nps: 'x y" + "z".repeat(37) + "…' is not a number (allowed: 0 to 10)");
    }
}
