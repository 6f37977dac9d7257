package dk.stemme.server.access.purpose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patients and relatives whom an AuditEvent names, as who acted or whose data it was, and the event with a pseudonym
 * in the place of each. A person's id is replaced wherever it stands in a reference or in the request that is recorded,
 * also as a part of another id.
 */
public final class NamedPersons {
    private static final Pattern PERSON = Pattern.compile("(?:Patient|RelatedPerson)/([A-Za-z0-9.-]{1,64})");
    private static final String ERASED = "erased.";
    private static final int ID_LENGTH = 64;

    private NamedPersons() {}

    /** References to them; one that is a pseudonym already names nobody. */
    public static Set<String> in(JsonNode event) {
        Set<String> persons = new LinkedHashSet<>();
        for (JsonNode agent : event.path("agent")) add(persons, agent.path("who"));
        for (JsonNode entity : event.path("entity")) add(persons, entity.path("what"));
        return persons;
    }

    private static void add(Set<String> persons, JsonNode reference) {
        Matcher person = PERSON.matcher(reference.path("reference").asText());
        if (person.matches() && !person.group(1).startsWith(ERASED)) persons.add(person.group());
    }

    /** A copy of the event in which those who have a key are called by their pseudonym. */
    public static ObjectNode hidden(ObjectNode event, Map<String, byte[]> keys) {
        ObjectNode hidden = event.deepCopy();
        List<Renamed> persons = in(event).stream()
                .filter(keys::containsKey)
                .map(person -> Renamed.of(person, keys.get(person)))
                .sorted(Comparator.comparing((Renamed person) -> person.id.length())
                        .reversed()) // may be part of another
                .toList();
        UnaryOperator<String> rename = text -> {
            String renamed = text;
            for (Renamed person : persons) renamed = person.in(renamed);
            return renamed;
        };
        for (JsonNode agent : hidden.path("agent")) change(agent.path("who"), rename);
        for (JsonNode entity : hidden.path("entity")) {
            change(entity.path("what"), rename);
            if (entity instanceof ObjectNode object && object.has("query")) object.put("query", query(object, rename));
        }
        return hidden;
    }

    /** {@code Patient/erased.5f…} */
    public static String pseudonym(String person, byte[] key) {
        String hash = Keyed.pseudonym(key, person);
        return person.substring(0, person.indexOf('/') + 1) + ERASED + hash.substring(0, ID_LENGTH - ERASED.length());
    }

    private record Renamed(String id, String pseudonym) {
        static Renamed of(String person, byte[] key) {
            return new Renamed(bare(person), bare(NamedPersons.pseudonym(person, key)));
        }

        private static String bare(String reference) {
            return reference.substring(reference.indexOf('/') + 1);
        }

        String in(String text) {
            if (!text.contains(id)) return text;
            return Pattern.compile("(?<![A-Za-z0-9.])" + Pattern.quote(id) + "(?![A-Za-z0-9.])")
                    .matcher(text)
                    .replaceAll(pseudonym);
        }
    }

    private static void change(JsonNode reference, UnaryOperator<String> rename) {
        if (reference instanceof ObjectNode object && object.has("reference"))
            object.put("reference", rename.apply(object.path("reference").asText()));
    }

    private static String query(ObjectNode entity, UnaryOperator<String> rename) {
        String query =
                new String(Base64.getDecoder().decode(entity.path("query").asText()), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(rename.apply(query).getBytes(StandardCharsets.UTF_8));
    }
}
