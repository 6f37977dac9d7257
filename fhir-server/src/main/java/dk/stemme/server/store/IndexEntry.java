package dk.stemme.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a resource can be found by, taken from its JSON by the lines of the {@link SearchTable}. */
final class IndexEntry {
    record Text(String param, String value) {}

    record Span(String param, DateSpan span) {}

    final List<Text> strings = new ArrayList<>(0);
    final List<Span> dates = new ArrayList<>(0);
    private long[] keys = new long[16];
    private int size;

    @Nullable
    String patient;

    @Nullable
    DateSpan principal;

    private IndexEntry() {}

    static IndexEntry of(String type, ObjectNode resource) {
        IndexEntry entry = new IndexEntry();
        if (type.equals("Patient")) entry.patient = resource.path("id").asText();
        for (SearchParameter parameter : SearchTable.get().of(type)) {
            if (!parameter.indexed() || SearchTable.get().isUnion(parameter)) continue;
            for (ElementPath path : parameter.paths()) path.walk(resource, node -> entry.take(parameter, node));
        }
        return entry;
    }

    /** The hashed values, sorted and without repeats. */
    long[] keys() {
        return Arrays.stream(keys, 0, size).sorted().distinct().toArray();
    }

    static String normalised(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return plain.replaceAll("\\p{M}", "");
    }

    private void take(SearchParameter parameter, JsonNode node) {
        switch (parameter.kind()) {
            case TOKEN -> token(parameter.seed(), node);
            case REFERENCE -> reference(parameter, node.path("reference").asText());
            case CANONICAL -> canonical(parameter.seed(), node.asText());
            case URI -> key(Keys.of(parameter.seed(), node.asText()));
            case STRING -> strings.add(new Text(parameter.name(), normalised(node.asText())));
            case DATE -> date(parameter, DateSpan.of(node));
            case NUMBER, QUANTITY, COMPOSITE -> throw new IllegalArgumentException(parameter.name());
        }
    }

    private void token(long seed, JsonNode node) {
        if (node.isValueNode()) {
            key(Keys.of(seed, node.asText()));
        } else if (node.has("coding")) {
            for (JsonNode coding : node.get("coding")) token(seed, coding);
        } else {
            String value = node.has("value")
                    ? node.get("value").asText()
                    : node.path("code").asText();
            key(Keys.of(seed, value));
            key(Keys.of(seed, node.path("system").asText(), value));
        }
    }

    private void reference(SearchParameter parameter, String reference) {
        if (reference.isEmpty() || reference.startsWith("#")) return;
        String local = localPart(reference);
        boolean isPatient = local.startsWith("Patient/");
        if (parameter.compartment() && isPatient && patient == null) patient = local.substring(8);
        boolean hasColumn =
                parameter.compartment() && (isPatient || parameter.name().equals("patient"));
        if (!hasColumn) key(Keys.of(parameter.seed(), local));
    }

    /** {@code Patient/1} of {@code http://here/fhir/Patient/1/_history/2}. */
    static String localPart(String reference) {
        int history = reference.indexOf("/_history/");
        String whole = history < 0 ? reference : reference.substring(0, history);
        int id = whole.lastIndexOf('/');
        int type = whole.lastIndexOf('/', id - 1);
        return type < 0 ? whole : whole.substring(type + 1);
    }

    private void canonical(long seed, String canonical) {
        key(Keys.of(seed, canonical));
        int bar = canonical.indexOf('|');
        if (bar > 0) key(Keys.of(seed, canonical.substring(0, bar)));
    }

    private void date(SearchParameter parameter, @Nullable DateSpan span) {
        if (span == null) return;
        if (parameter.principal()) principal = span;
        else dates.add(new Span(parameter.name(), span));
    }

    private void key(long key) {
        if (size == keys.length) keys = Arrays.copyOf(keys, size * 2);
        keys[size++] = key;
    }
}
