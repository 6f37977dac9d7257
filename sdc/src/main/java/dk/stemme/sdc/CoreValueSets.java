package dk.stemme.sdc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;

/** The small value sets of FHIR R4 itself that questionnaires name, such as administrative-gender. */
final class CoreValueSets {

    private static final String VERSION = "4.0.1";

    private CoreValueSets() {}

    /** Read from {@code core-value-sets.txt} by the first that is asked for. */
    private static final class All {

        private static final Map<String, ValueSet> BY_URL = read();
    }

    static Optional<ValueSet> find(String canonical) {
        var parts = canonical.split("\\|", 2);
        boolean known = parts.length == 1 || parts[1].equals(VERSION);
        return known ? Optional.ofNullable(All.BY_URL.get(parts[0])) : Optional.empty();
    }

    private static Map<String, ValueSet> read() {
        var sets = new HashMap<String, ValueSet>();
        ValueSet set = new ValueSet();
        for (var line : text().lines().toList()) {
            var words = line.strip().split(" ", 2);
            if (line.startsWith("    ")) {
                set.getCompose()
                        .getInclude()
                        .get(set.getCompose().getInclude().size() - 1)
                        .addConcept()
                        .setCode(words[0])
                        .setDisplay(words[1]);
            } else if (line.startsWith("  ")) set.getCompose().addInclude().setSystem(words[0]);
            else if (!line.startsWith("#")) {
                set = new ValueSet().setUrl(words[0]).setVersion(VERSION).setStatus(PublicationStatus.ACTIVE);
                sets.put(words[0], set);
            }
        }
        return Map.copyOf(sets);
    }

    private static String text() {
        try (var file = CoreValueSets.class.getResourceAsStream("core-value-sets.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
