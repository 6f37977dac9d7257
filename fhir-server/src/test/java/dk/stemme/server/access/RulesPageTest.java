package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** docs/access-rules.md says what the table says. To write it anew: {@code -Dstemme.docs=write}. */
class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/access-rules.md");
    private static final Path TABLE = Path.of("src/main/resources/dk/stemme/server/access/access-rules.txt");

    private static final String BEGIN = """
            # Access rules

            Made from [access-rules.txt](../fhir-server/src/main/resources/dk/stemme/server/access/access-rules.txt), which the server
            compiles; what has no row is denied. How the rules work stands in [access](access.md). That they hold is asserted over
            HTTP for every caller, type, interaction and operation
            ([access-matrix.txt](../fhir-server/src/test/resources/dk/stemme/server/access/access-matrix.txt)) and for every way to
            come at data ([access-ways.txt](../fhir-server/src/test/resources/dk/stemme/server/access/access-ways.txt)).

            The scopes of a token only take away: for each row it must carry one that covers the type with the letter (history and
            operations: `r`). Bundle, `$export` and the whole server need none of their own; each of their parts does.
            """;

    private final Map<String, String> reaches = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder(BEGIN);

    @Test
    void thePageIsThatOfTheTable() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        lines.stream().filter(line -> line.startsWith("#   ")).forEach(this::reach);
        lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.startsWith(" ") ? row(line) : role(line))
                .forEach(page::append);
        if ("write".equals(System.getProperty("stemme.docs"))) Files.writeString(PAGE, page);
        assertThat(page.toString().lines().toList()).isEqualTo(Files.readAllLines(PAGE));
    }

    private String last = "";

    /** {@code #   word   what it means}, and its further lines. */
    private void reach(String line) {
        String text = line.substring(1);
        if (text.startsWith("    ")) reaches.computeIfPresent(last, (word, before) -> before + " " + text.strip());
        else reaches.put(last = text.strip().split("\\s+")[0], text.strip().replaceFirst("\\S+\\s+", ""));
    }

    private String role(String line) {
        String[] words = line.split("\\s+");
        return """

                ## %s

                Reaches %s.

                | resource | create | read | update | delete | search | history | operations | condition |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(words[0], Objects.requireNonNull(reaches.get(words[1])));
    }

    private static String row(String line) {
        List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        String type = words.remove(0);
        Condition condition = Condition.NONE;
        if (words.contains("if")) {
            condition = Condition.of(words.remove(words.size() - 1));
            words.remove("if");
        }
        String letters = words.isEmpty() || !words.get(0).matches("c?r?u?d?s?h?") ? "" : words.remove(0);
        StringBuilder row = new StringBuilder("| " + (type.equals("*") ? "the whole server" : type));
        for (char letter : "crudsh".toCharArray()) row.append(" | ").append(letters.indexOf(letter) < 0 ? "" : "yes");
        row.append(" | ")
                .append(String.join(
                        ", ", words.stream().map(word -> "`" + word + "`").toList()));
        return row.append(" | ").append(condition.words).append(" |\n").toString();
    }
}
