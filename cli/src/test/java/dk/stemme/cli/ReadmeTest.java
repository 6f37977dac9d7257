package dk.stemme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of README.md, run as they stand. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```\\w+\n(.*?)```", Pattern.DOTALL);

    private final List<String> blocks = blocks();

    @Test
    void a_table_is_scored() {
        Run run = run(blocks.get(1), blocks.get(0));
        assertThat(run.out()).isEqualTo(blocks.get(2));
        assertThat(run.exit()).isEqualTo(Exit.FAULTY_ROWS);
    }

    @Test
    void a_wording_is_laid_over_a_form() {
        Run run = run(blocks.get(4), blocks.get(3));
        assertThat(run.out()).contains("1.0.0+region", "The wording of its first answer", "hads|1.0.0");
        assertThat(run.err()).startsWith("69 texts without wording in da: g1, hads_1 option 1,");
    }

    /** A shell's line, without the redirections. */
    private static Run run(String line, String input) {
        String[] words = line.substring(0, line.indexOf('<')).split("\\s+");
        assertThat(words).startsWith("java", "-jar", "stemme-cli.jar");
        return Run.of(input, List.of(words).subList(3, words.length).toArray(String[]::new));
    }

    private static List<String> blocks() {
        try {
            return BLOCK.matcher(Files.readString(Path.of("README.md")))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
