package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A threat is met when a test shows it: every row of the threat model names one that is there. */
class ThreatModelTest {
    private static final Path MODEL = Path.of("..", "docs", "privacy", "threat-model.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void everyThreatNamesATest() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(25);
        assertThat(rows).allMatch(row -> NAMED.matcher(row).find());
    }

    @Test
    void everyTestNamedIsThere() throws IOException {
        for (MatchResult named : named()) {
            Path file = file(named.group(1) + ".java");
            if (named.group(2) != null) assertThat(Files.readString(file)).contains("void " + named.group(2) + "(");
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(MODEL, StandardCharsets.UTF_8).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
    }

    private static List<MatchResult> named() throws IOException {
        return rows().stream().flatMap(row -> NAMED.matcher(row).results()).toList();
    }

    private static Path file(String name) throws IOException {
        try (Stream<Path> all =
                Stream.concat(Files.walk(Path.of("src", "test")), Files.walk(Path.of("..", "sdc", "src", "test")))) {
            return all.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not there"));
        }
    }
}
