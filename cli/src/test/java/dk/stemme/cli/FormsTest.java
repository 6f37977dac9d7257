package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

/** Which form is meant. */
class FormsTest {
    private static final String ROW = "id,gad7_1,gad7_2,gad7_3,gad7_4,gad7_5,gad7_6,gad7_7\na,1,1,1,1,1,1,1\n";

    @TempDir
    private Path folder;

    @Test
    void an_unknown_instrument_is_told_with_the_nearest_name_and_all_there_are() {
        Run run = Run.of("", "score", "kos");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("there is no instrument 'kos'; did you mean koos?", "phq9, gad7,");
    }

    @Test
    void an_unknown_version_is_told_with_those_there_are() {
        Run run = Run.of("", "score", "rand36|2.0.0");
        assertThat(run.err()).contains("rand36 has no version 2.0.0, but 1.0.0, 1.0.0-half");
    }

    @Test
    void a_form_of_ones_own_is_read_from_files() throws IOException {
        Path form = copy("questionnaire.json");
        Path scores = copy("scores.json");
        Run run = Run.of(ROW, "score", "--questionnaire", form.toString(), "--scores", scores.toString());
        assertThat(run.out()).isEqualTo("id,total,gad2,error\na,7,2,\n");
    }

    @Test
    void what_is_no_fhir_is_refused() throws IOException {
        Path form = Files.writeString(folder.resolve("form.json"), "{\"resourceType\":\"Quest\"}");
        Run run = Run.of(ROW, "score", "--questionnaire", form.toString(), "--scores", form.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("form.json is not FHIR R4 as JSON");
    }

    @Test
    void a_score_that_is_listed_but_not_given_is_told() throws IOException {
        Path form = copy("questionnaire.json");
        Run run = Run.of(ROW, "score", "--questionnaire", form.toString(), "--scores", form.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("gad7.score-definition: there is no https://");
    }

    @Test
    void a_file_that_cannot_be_read_is_told() {
        Run run = Run.of(ROW, "score", "--questionnaire", "nowhere.json", "--scores", "nowhere.json");
        assertThat(run.err()).contains("cannot read nowhere.json");
        assertThat(Run.of("", "score", "gad7", "-i", "nowhere.csv").err()).contains("cannot read nowhere.csv");
        assertThat(Run.of(ROW, "score", "gad7", "-o", "nowhere/out.csv").err()).contains("cannot write nowhere");
    }

    @Test
    void files_may_be_named_for_input_and_output() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), ROW);
        Path out = folder.resolve("out.csv");
        Run run = Run.of("", "score", "gad7", "-i", in.toString(), "-o", out.toString());
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(out).hasContent("id,total,gad2,error\na,7,2,\n");
        run = Run.of("", "score", "gad7", "-i", in.toString(), "-o", in.toString());
        assertThat(run.err()).contains("input and output are the same file");
        assertThat(in).hasContent(ROW);
    }

    @Test
    void a_command_line_that_says_too_little_or_too_much_is_a_usage_error() {
        assertThat(Run.of("", "score").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("", "score", "gad7", "--scores", "x").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("", "score", "gad7", "--lang", "sv").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("", "score", "gad7", "--wrong").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void help_and_version_are_no_errors() {
        assertThat(Run.of("", "--help").out()).contains("score", "list", "describe", "irt", "overlay", "Exit codes:");
        assertThat(Run.of("", "score", "--help").exit()).isZero();
        assertThat(Run.of("", "--version").out()).startsWith("stemme ");
    }

    private Path copy(String file) throws IOException {
        Path copy = folder.resolve(file);
        try (InputStream in = getClass().getResourceAsStream("/dk/stemme/instruments/gad7/" + file)) {
            Files.copy(in, copy);
        }
        return copy;
    }
}
