package dk.stemme.server.access;

import dk.stemme.server.store.Reach;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code access-rules.txt}: role × resource type × interaction × condition. What has no row is denied. */
final class Rules {
    private static final String ANYBODY = "anonymous";
    private static final Map<String, Function<Caller, Reach>> REACHES = Map.of(
            "own", Rules::own,
            "units", caller -> new Reach.Units(ids(caller.units().stream().map(Caller.Unit::reference))),
            "nobody", caller -> new Reach.NoPersons(),
            "everything", caller -> new Reach.Everything(),
            "nothing", caller -> new Reach.Nothing());
    private static final Rules RULES = load();

    private record Row(String role, String type, String word) {}

    private final Map<String, Function<Caller, Reach>> reaches = new HashMap<>();
    private final Map<Row, Condition> rows = new HashMap<>();

    static Rules get() {
        return RULES;
    }

    /** A relative answers for themself; only a patient has a compartment. */
    private static Reach own(Caller caller) {
        return caller.fhirUser().startsWith("RelatedPerson/")
                ? new Reach.Relative(caller.fhirUser())
                : new Reach.Compartments(ids(caller.patients().stream()));
    }

    /** What the caller reaches of the stored resources; nobody reaches nothing. */
    Reach reach(@Nullable Caller caller) {
        if (caller == null) return new Reach.Nothing();
        return Objects.requireNonNull(reaches.get(caller.role().code())).apply(caller);
    }

    /**
     * @param type a resource type; Bundle for batch and transaction
     * @param code R4's code of an interaction, or the name of an operation with its dollar sign
     */
    boolean permit(@Nullable Caller caller, String type, String code) {
        String word = Interaction.word(code);
        if (rows.containsKey(new Row(ANYBODY, type, word))) return true;
        if (caller == null) return false;
        Condition condition = rows.get(new Row(caller.role().code(), type, word));
        return condition != null && condition.holds(caller, type, code);
    }

    /** Whether any role may. */
    boolean isGiven(String type, String code) {
        String word = Interaction.word(code);
        return rows.keySet().stream().anyMatch(row -> row.type.equals(type) && row.word.equals(word));
    }

    /** Whether the unit that is asked about must be the caller's. */
    boolean onlyOfOwnUnit(Caller caller, String type, String code) {
        return rows.get(new Row(caller.role().code(), type, Interaction.word(code))) == Condition.OWN_UNIT;
    }

    private static Set<String> ids(java.util.stream.Stream<String> references) {
        return references
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Rules load() {
        Rules rules = new Rules();
        try (var in = Objects.requireNonNull(Rules.class.getResourceAsStream("access-rules.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String role = "";
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.isBlank() || line.startsWith("#")) continue;
                List<String> words = List.of(line.strip().split("\\s+"));
                if (line.startsWith(" ")) rules.add(role, words);
                else rules.reaches.put(role = words.get(0), Objects.requireNonNull(REACHES.get(words.get(1)), line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    private void add(String role, List<String> words) {
        int end = words.indexOf("if");
        Condition condition = end < 0 ? Condition.NONE : Condition.of(words.get(end + 1));
        for (String word : words.subList(1, end < 0 ? words.size() : end)) {
            for (String allowed : meaning(word)) rows.put(new Row(role, words.get(0), allowed), condition);
        }
    }

    /** {@code rs} means read and search; what is no string of letters is a name. */
    private static List<String> meaning(String word) {
        if (!word.matches("c?r?u?d?s?h?")) return List.of(word);
        return word.chars()
                .mapToObj(letter -> Interaction.ofLetter((char) letter))
                .toList();
    }
}
