package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCommandTest {
    private static final String GAD7 = "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\n";

    @Test
    void scores_every_row_under_the_codes_of_the_scores() {
        Run run = Run.of(GAD7 + "a,1,1,1,1,1,1,1\nb,3,3,3,3,3,3,3\n", "score", "gad7");
        assertThat(run.out()).isEqualTo("id,total,gad2,error\na,7,2,\nb,21,6,\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void columns_may_stand_in_any_order() {
        Run run = Run.of("gad7_7,gad7_2,gad7_3,id,gad7_4,gad7_5,gad7_6,gad7_1\n3,0,0,a,0,0,0,2\n", "score", "gad7");
        assertThat(run.out()).isEqualTo("id,total,gad2,error\na,5,2,\n");
    }

    @Test
    void without_ids_rows_are_numbered() {
        Run run = Run.of("nps\n7\n9\n", "score", "nps");
        assertThat(run.column("id")).containsExactly("1", "2");
    }

    @Test
    void ids_may_stand_in_another_column() {
        Run run = Run.of("record_id,nps\n7,9\n", "score", "nps", "--id", "record_id");
        assertThat(run.out()).startsWith("record_id,").contains("\n7,");
    }

    @Test
    void other_columns_are_kept_on_request_in_the_order_asked_for() {
        Run run =
                Run.of("group,id,date,nps\n\"A, \"\"x\"\"\",1,2026-01-02,9\n", "score", "nps", "--keep", "date,group");
        assertThat(run.out()).startsWith("id,date,group,").contains("\n1,2026-01-02,\"A, \"\"x\"\"\",");
    }

    @Test
    void fractions_are_told_to_ten_decimals_without_noise() {
        Run run = Run.of("id,Q1,Q2,Q3,Q4\na,1,2,2,\nb,1,1,1,2\n", "score", "koos");
        assertThat(run.column("qol")).containsExactly("58.3333333333", "68.75");
    }

    @Test
    void flags_are_true_or_false() {
        Run run = Run.of("id,phq9_9\na,1\nb,0\nc,\n", "score", "phq9");
        assertThat(run.column("item9_suicidal_ideation")).containsExactly("true", "false", "");
    }

    @Test
    void a_version_is_named_behind_a_bar() {
        String one = "id,r17,r18,r19\na,2,,\n";
        assertThat(Run.of(one, "score", "rand36").column("role_emotional")).containsExactly("100");
        assertThat(Run.of(one, "score", "rand36|1.0.0").column("role_emotional"))
                .containsExactly("100");
        assertThat(Run.of(one, "score", "rand36|1.0.0-half").column("role_emotional"))
                .containsExactly("");
    }

    @Test
    void bands_are_told_in_the_language_asked_for() {
        String seven = GAD7 + "a,1,1,1,1,1,1,1\n";
        assertThat(Run.of(seven, "score", "gad7", "--bands").column("total_band"))
                .containsExactly("mild");
        assertThat(Run.of(seven, "score", "gad7", "--bands", "--lang", "da").column("total_band"))
                .containsExactly("let");
    }

    @Test
    void standard_errors_are_told_where_a_score_has_them() {
        Run run = Run.of("id,pfa11,pfa21,pfa23,pfa53\na,1,1,1,1\n", "score", "promis29");
        assertThat(run.column("physical_function_v2_T")).containsExactly("22.5");
        assertThat(run.column("physical_function_v2_T_se")).containsExactly("4");
    }

    @Test
    void too_few_answers_are_no_error_and_the_reason_is_told_on_request() {
        Run run = Run.of(GAD7 + "a,1,1,1,1,1,1,\n", "score", "gad7", "--reasons");
        assertThat(run.out()).isEqualTo("id,total,total_reason,gad2,gad2_reason,error\na,,6 of 7 answered,2,,\n");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(Run.of(GAD7 + "a,1,1,1,1,1,1,\n", "score", "gad7", "--reasons", "--lang", "da")
                        .column("total_reason"))
                .containsExactly("6 af 7 besvaret");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"'', 0", "NA, 0", "., 0", "' ', 0", "-9, 3", "NaN, 3", "-, 3"})
    void not_answered_is_an_empty_cell_or_NA_or_a_point(String cell, int exit) {
        Run run = Run.of(GAD7 + "a,1,1," + cell + ",1,1,1,1\n", "score", "gad7");
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.column("total")).containsExactly("");
    }

    @Test
    void other_words_for_not_answered_take_the_place_of_the_usual_ones() {
        Run run = Run.of(GAD7 + "a,1,1,-9,1,1,1,1\nb,1,1,NA,1,1,1,1\n", "score", "gad7", "--na", "-9,999");
        assertThat(run.column("error")).containsExactly("", "gad7_3: 'NA' is not a number (allowed: 0 to 3)");
    }

    @Test
    void not_relevant_is_an_answer_by_the_code_of_its_option() {
        String header = "id,dlqi_1,dlqi_2,dlqi_3,dlqi_4,dlqi_5,dlqi_6,dlqi_7,dlqi_8,dlqi_9,dlqi_10\n";
        Run run =
                Run.of(header + "a,1,1,not-relevant,not-relevant,1,1,1,1,1,1\nb,1,1,,,1,1,1,1,1,1\n", "score", "dlqi");
        assertThat(run.column("total")).containsExactly("8", "");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void an_item_without_a_column_is_told_and_was_not_answered() {
        Run run = Run.of("id,gad7_1,gad7_2\na,1,1\n", "score", "gad7");
        assertThat(run.out()).isEqualTo("id,total,gad2,error\na,,2,\n");
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "no column for gad7_3, gad7_4, gad7_5, gad7_6, gad7_7: not answered in any row\n");
        assertThat(Run.of("id,gad7_1,gad7_2\na,1,1\n", "score", "gad7", "--quiet")
                        .err())
                .isEmpty();
    }

    @Test
    void scores_that_nobody_has_confirmed_are_told() {
        assertThat(Run.of("lup_1\n3\n", "score", "lup").err()).contains("not confirmed by anybody: lup_1");
    }

    @Test
    void a_row_has_the_same_scores_wherever_it_stands() {
        Random random = new Random(7);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder row = new StringBuilder("p" + i);
            for (int item = 0; item < 7; item++)
                row.append(',').append(random.nextInt(20) == 0 ? "" : random.nextInt(4));
            rows.add(row.toString());
        }
        List<String> first = scored(rows);
        Collections.shuffle(rows, random);
        assertThat(scored(rows)).containsExactlyInAnyOrderElementsOf(first);
    }

    private static List<String> scored(List<String> rows) {
        return Run.of(GAD7 + String.join("\n", rows), "score", "gad7")
                .out()
                .lines()
                .toList();
    }
}
