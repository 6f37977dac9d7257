package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The jar as it is handed out, in a process of its own. */
class JarIT {
    private static final Path JAR = Path.of("target", "stemme-cli.jar");

    @Test
    void scores_from_standard_input_to_standard_output() throws Exception {
        Run run = java("id,nps\nå,9\n", "score", "nps");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(Run.of("id,nps\nå,9\n", "score", "nps").out());
        assertThat(run.exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void tells_by_its_exit_code_that_rows_have_errors() throws Exception {
        assertThat(java("id,nps\na,x\n", "score", "nps").exit()).isEqualTo(Exit.FAULTY_ROWS);
    }

    @Test
    void writes_danish_letters_and_fhir() throws Exception {
        assertThat(java("", "describe", "koos", "--lang", "da").out()).contains("Spørgsmål");
        assertThat(java("linkId,text\nhads_1,Ærgrelse\n", "overlay", "hads", "--owner", "x", "--language", "da")
                        .out())
                .contains("\"resourceType\": \"Questionnaire\"", "Ærgrelse");
    }

    @Test
    void knows_its_version() throws Exception {
        assertThat(java("", "--version").out()).matches("stemme \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    private static Run java(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }
}
