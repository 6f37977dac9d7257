package dk.stemme.server.access.purpose;

import dk.stemme.server.access.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The table {@code purposes.txt}: purpose × legal basis × retention × who may object. Each installation may have its own. */
@Component
public class Purposes {
    private static final List<String> LINES = List.of("basis", "keep", "rule", "object");

    private final Map<Purpose, Terms> terms = new EnumMap<>(Purpose.class);

    /** @param file in place of the table that is built in; empty for that one */
    @Autowired
    Purposes(@Value("${stemme.purposes:}") String file) {
        this(file.isEmpty() ? builtIn() : read(Path.of(file)).lines().toList());
    }

    /** @throws IllegalArgumentException when a purpose or one of its lines is missing or unknown */
    Purposes(List<String> lines) {
        String[] heading = {};
        Map<String, String> paragraph = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] words = line.strip().split("\\s+", 2);
            if (line.startsWith(" ")) paragraph.put(words[0], words.length > 1 ? words[1] : "");
            else {
                add(heading, paragraph);
                heading = words;
                paragraph = new HashMap<>();
            }
        }
        add(heading, paragraph);
        for (Purpose purpose : Purpose.values())
            if (!terms.containsKey(purpose)) throw wrong("there is no paragraph " + purpose.code());
    }

    public Terms of(Purpose purpose) {
        return Objects.requireNonNull(terms.get(purpose));
    }

    private void add(String[] heading, Map<String, String> paragraph) {
        if (heading.length == 0) return;
        Purpose purpose = Purpose.of(heading[0]).orElseThrow(() -> wrong("there is no purpose " + heading[0]));
        if (!paragraph.keySet().equals(Set.copyOf(LINES)))
            throw wrong(heading[0] + " needs the lines " + LINES + " and no others");
        terms.put(
                purpose,
                new Terms(
                        heading.length > 1 ? heading[1] : heading[0],
                        paragraph.getOrDefault("basis", ""),
                        period(paragraph.getOrDefault("keep", "")),
                        paragraph.getOrDefault("rule", ""),
                        paragraph.getOrDefault("object", "")));
    }

    private static Period period(String text) {
        if (text.equals("no")) return Period.ZERO;
        if (!text.matches("\\d{1,3} years?")) throw wrong("'" + text + "' is neither a number of years nor no");
        return Period.ofYears(Integer.parseInt(text.split(" ")[0]));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The table of purposes cannot be used: " + what + ".");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The table of purposes cannot be read: " + file, e);
        }
    }

    private static List<String> builtIn() {
        try (var in = Objects.requireNonNull(Purposes.class.getResourceAsStream("purposes.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
