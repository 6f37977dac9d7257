package dk.stemme.server.access;

import dk.stemme.server.store.Own;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Treating;
import dk.stemme.server.store.Unblocked;
import dk.stemme.server.store.Viewer;
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
public final class Rules {
    private static final String ANYBODY = "anonymous";
    private static final Map<String, Function<Caller, Reach>> REACHES = Map.of(
            "own", Rules::own,
            "units", caller -> new Treating(viewer(caller)),
            "nobody", caller -> new Reach.NoPersons(),
            "audit", caller -> new Reach.Service(),
            "everything", caller -> new Unblocked(viewer(caller)),
            "nothing", caller -> new Reach.Nothing());
    private static final Rules RULES = load();

    private record Row(String role, String type, String word) {}

    private final Map<String, Function<Caller, Reach>> reaches = new HashMap<>();
    private final Map<Row, Condition> rows = new HashMap<>();

    public static Rules get() {
        return RULES;
    }

    /** Only a patient has a compartment. */
    private static Reach own(Caller caller) {
        boolean relative = caller.fhirUser().startsWith("RelatedPerson/");
        return new Own(caller.fhirUser(), relative ? Set.of() : ids(caller.patients().stream()));
    }

    private static Viewer viewer(Caller caller) {
        Set<String> units = ids(caller.units().stream().map(Caller.Unit::reference));
        Purpose purpose = caller.grant().purpose();
        boolean yields = caller.role() != Role.SYSTEM || purpose.yieldsToConsent();
        return new Viewer(caller.fhirUser(), units, purpose.code(), yields);
    }

    /** What the caller reaches of the stored resources, by role and scopes; nobody reaches nothing. */
    public Reach reach(@Nullable Caller caller) {
        if (caller == null) return new Reach.Nothing();
        if (!Research.is(caller)) return reachInBulk(caller);
        return caller.grant().narrowed(caller.role(), new Reach.NoPersons(), caller.fhirUser());
    }

    /** What the caller reaches in exports; for research under pseudonyms only. */
    public Reach reachInBulk(Caller caller) {
        Reach role = Objects.requireNonNull(reaches.get(caller.role().code())).apply(caller);
        return caller.grant().narrowed(caller.role(), role, caller.fhirUser());
    }

    /** As {@link #refusal}: whether there is none. */
    boolean permit(@Nullable Caller caller, String type, String code) {
        return refusal(caller, type, code) == null;
    }

    /**
     * Why the caller may not: which row or scope lacks; null when they may.
     *
     * @param type a resource type; Bundle for batch and transaction; * for the whole server
     * @param code R4's code of an interaction, or the name of an operation with its dollar sign
     */
    @Nullable
    String refusal(@Nullable Caller caller, String type, String code) {
        String word = Interaction.word(code);
        if (rows.containsKey(new Row(ANYBODY, type, word))) return null;
        if (caller == null) return "Sign in, or send a bearer token.";
        String asked = word + " " + (type.equals("*") ? "the whole server" : type);
        if (!rows.containsKey(new Row(caller.role().code(), type, word)))
            return "The role %s may not %s: no row of the access rules gives it."
                    .formatted(caller.role().code(), asked);
        if (Research.isClosed(caller, type)) return "For the purpose research (HRESCH) nobody may %s.".formatted(asked);
        if (caller.grant().covers(caller.role(), type, code)) return null;
        return "The role %s may %s, but no scope of this token covers it: that takes %s/%s.%s."
                .formatted(
                        caller.role().code(),
                        asked,
                        caller.role() == Role.SYSTEM ? "system" : "user",
                        type,
                        Interaction.of(code).scope);
    }

    /** Why a caller may not ask this of a unit. */
    static String ofAnotherUnit(Caller caller, String type, String code) {
        return "The role %s may %s %s only of their own units (own-unit)."
                .formatted(caller.role().code(), Interaction.word(code), type);
    }

    /** Whether a role may ever do this to resources of the type, whatever else must hold. */
    public boolean concerns(Role role, String type, char letter) {
        return rows.containsKey(new Row(role.code(), type, Interaction.ofLetter(letter)));
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
