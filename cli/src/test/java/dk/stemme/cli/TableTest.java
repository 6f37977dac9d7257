package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tables may be written. */
class TableTest {
    private static final String SCORED = "id,total,gad2,error\na,7,2,\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\na,1,1,1,1,1,1,1",
                "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\r\na,1,1,1,1,1,1,1\r\n",
                "\uFEFFid,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\na,1,1,1,1,1,1,1\n",
                "\"id\",\"gad7_1\",gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\n\"a\",\"1\",1,1,1,1,1,1\n",
                " id , gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\na,1,1,1,1,1,1,1\n",
                "sep=,\r\nid,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\na,1,1,1,1,1,1,1\n",
                "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\n\n\na,1,1,1,1,1,1,1\n\n"
            })
    void spellings_of_the_same_table_are_scored_alike(String table) {
        assertThat(Run.of(table, "score", "gad7").out()).isEqualTo(SCORED);
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t'})
    void semicolons_and_tabs_are_known_from_the_header_and_written_again(char separator) {
        String table = "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\na,1,1,1,1,1,1,1\n";
        Run run = Run.of(table.replace(',', separator), "score", "gad7");
        assertThat(run.out()).isEqualTo(SCORED.replace(',', separator));
    }

    @Test
    void a_decimal_comma_is_read_where_semicolons_separate() {
        assertThat(Run.of("id;Q1;Q2;Q3;Q4\na;1,0;1;1;2\n", "score", "koos").out())
                .contains("68.75");
        Run run = Run.of("id,Q1,Q2,Q3,Q4\na,\"1,0\",1,1,2\n", "score", "koos");
        assertThat(run.column("error")).containsExactly("Q1: '1,0' is not a number (allowed: 0 to 4)");
    }

    @Test
    void a_quoted_cell_may_hold_separators_quotes_and_line_ends() {
        Run run = Run.of("id,note,nps\n\"x,\"\"y\"\"\",\"two\nlines\",9\n", "score", "nps", "--keep", "note");
        assertThat(run.out()).contains("\n\"x,\"\"y\"\"\",\"two\nlines\",");
    }

    @Test
    void another_encoding_is_named_and_the_result_is_utf8() {
        byte[] table = "id,nps\nSønderjylland,9\n".getBytes(Charset.forName("windows-1252"));
        Run run = Run.of(table, "score", "nps", "--encoding", "windows-1252");
        assertThat(run.column("id")).containsExactly("Sønderjylland");
        assertThat(Run.of("id,nps\nSønderjylland,9\n".getBytes(StandardCharsets.UTF_8), "score", "nps")
                        .column("id"))
                .containsExactly("Sønderjylland");
        run = Run.of(table, "score", "nps");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("is not written in UTF-8", "--encoding windows-1252");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'id,gad7_l', column 'gad7_l' is no item of gad7; did you mean gad7_1?",
        "'id,GAD7_2', column 'GAD7_2' is no item of gad7; did you mean gad7_2?",
        "'ID,gad7_2', column 'ID' is no item of gad7; did you mean id?",
        "'id,gad7_2,gad7_2', column 'gad7_2' is there twice",
        "id, 'no column holds answers; the items of gad7 are gad7_1, gad7_2'",
        "'', the table is empty: a header is needed"
    })
    void a_header_that_does_not_fit_is_refused(String header, String message) {
        Run run = Run.of(header, "score", "gad7");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("stemme: " + message);
    }

    @Test
    void every_unknown_column_is_told() {
        assertThat(Run.of("id,a,b,gad7_1\n", "score", "gad7").err().lines()).hasSize(2);
    }

    @Test
    void a_column_to_keep_must_be_there() {
        assertThat(Run.of("id,nps\n", "score", "nps", "--keep", "grup").err()).contains("there is no column 'grup'");
        assertThat(Run.of("id,nps\n", "score", "nps", "--id", "pid").err()).contains("there is no column 'pid'");
    }

    @Test
    void a_kept_column_may_not_bear_the_name_of_a_result() {
        assertThat(Run.of("id,gad7_1,total\na,1,2\n", "score", "gad7", "--keep", "total")
                        .err())
                .contains("the result would have two columns 'total'");
    }
}
