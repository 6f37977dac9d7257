package dk.stemme.server.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The references of a transaction (R4 http 3.1.0.11.2): what an entry's {@code fullUrl} will be, and what a conditional
 * reference ({@code Patient?identifier=…}) means.
 */
@Component
class BundleReferences {
    private final Conditions conditions;

    BundleReferences(Conditions conditions) {
        this.conditions = conditions;
    }

    /** The entries with the ids they will get, and all references replaced by what they will be. */
    List<Entry> resolved(List<Entry> entries) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> decided = new HashMap<>();
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            String id = target(entry, decided);
            String url = entry.entry().getFullUrl();
            if (id != null && url != null) names.put(url, entry.type() + "/" + id);
            all.add(entry.targeting(id));
        }
        onlyOnce(all);
        return all.stream().map(entry -> replaced(entry, names)).toList();
    }

    /** @param decided the ids of conditions asked before: the same condition means the same resource */
    private @Nullable String target(Entry entry, Map<String, String> decided) {
        return switch (entry.verb()) {
            case POST -> {
                String condition = entry.request().getIfNoneExist();
                if (condition == null)
                    yield entry.entry().hasFullUrl() ? UUID.randomUUID().toString() : null;
                yield decided.computeIfAbsent(entry.type() + "?" + condition, key -> matched(entry, condition, null));
            }
            case PUT -> {
                if (entry.id() != null || entry.query() == null) yield entry.id();
                yield decided.computeIfAbsent(
                        entry.type() + "?" + entry.query(),
                        key -> matched(
                                entry,
                                entry.query(),
                                entry.entry().getResource().getIdElement().getIdPart()));
            }
            default -> entry.id();
        };
    }

    private String matched(Entry entry, String condition, @Nullable String own) {
        entry.check();
        Stored match = conditions.match(entry.type(), condition);
        if (match != null) return match.id();
        return own == null ? UUID.randomUUID().toString() : own;
    }

    /** A resource may be changed by one entry only. */
    private static void onlyOnce(List<Entry> entries) {
        Set<String> changed = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean changes = entry.verb() == Entry.Verb.PUT || entry.verb() == Entry.Verb.DELETE;
            if (changes && entry.target() != null && !changed.add(entry.type() + "/" + entry.target()))
                throw Refusal.of(
                        400,
                        IssueType.INVALID,
                        "Bundle.entry[" + i + "]",
                        entry.type() + "/" + entry.target() + " is changed by two entries.");
        }
    }

    private Entry replaced(Entry entry, Map<String, String> names) {
        return entry.json() != null && replace(entry.json(), names) ? entry.withReferences() : entry;
    }

    private boolean replace(JsonNode node, Map<String, String> names) {
        boolean changed = false;
        if (node instanceof ArrayNode list) for (JsonNode each : list) changed |= replace(each, names);
        if (!(node instanceof ObjectNode object)) return changed;
        for (var field : object.properties()) {
            boolean reference =
                    field.getKey().equals("reference") && field.getValue().isTextual();
            String target = reference ? meant(field.getValue().asText(), names) : null;
            if (target != null) field.setValue(TextNode.valueOf(target));
            changed |= target != null || replace(field.getValue(), names);
        }
        return changed;
    }

    private @Nullable String meant(String reference, Map<String, String> names) {
        String known = names.get(reference);
        int mark = reference.indexOf('?');
        if (known != null || mark < 0 || !SearchTable.get().serves(reference.substring(0, mark))) return known;
        Stored only = conditions.referred(reference.substring(0, mark), reference);
        names.put(reference, only.reference());
        return only.reference();
    }
}
