package dk.stemme.server.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.SearchTable;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a batch or transaction: what it asks for.
 *
 * @param json the resource as it came, null when there is none
 * @param type of the resource in the URL
 * @param path what follows the type in the URL: an id, perhaps {@code _history} and a version
 * @param query the search in the URL, null when there is none
 * @param target the id that a new or conditional resource will get, null when not decided beforehand
 * @param changed whether references in {@code json} were replaced
 */
record Entry(
        BundleEntryComponent entry,
        Verb verb,
        @Nullable ObjectNode json,
        String type,
        List<String> path,
        @Nullable String query,
        @Nullable String target,
        boolean changed) {

    /** In the order in which a transaction is processed (R4 http 3.1.0.11.2). */
    enum Verb {
        DELETE,
        POST,
        PUT,
        PATCH,
        GET;

        int rank() {
            return this == PATCH ? PUT.ordinal() : ordinal();
        }
    }

    static List<Entry> of(Bundle bundle, JsonNode json) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            ObjectNode resource = json.path(i).get("resource") instanceof ObjectNode object ? object : null;
            all.add(of(bundle.getEntry().get(i), resource));
        }
        return all;
    }

    private static Entry of(BundleEntryComponent entry, @Nullable ObjectNode json) {
        BundleEntryRequestComponent request = entry.getRequest();
        String url = request.getUrl() == null ? "" : request.getUrl().replaceFirst("^/", "");
        int mark = url.indexOf('?');
        String[] path = (mark < 0 ? url : url.substring(0, mark)).split("/");
        String query = mark < 0 ? null : url.substring(mark + 1);
        Verb verb = request.getMethod() == null || request.getMethod() == Bundle.HTTPVerb.HEAD
                ? Verb.GET
                : Verb.valueOf(request.getMethod().name());
        return new Entry(entry, verb, json, path[0], List.of(path).subList(1, path.length), query, null, false);
    }

    /** @throws Refusal when it cannot be asked at all */
    void check() {
        if (!request().hasMethod())
            throw Refusal.of(400, IssueType.REQUIRED, "request.method", "The entry does not say what to do.");
        if (!SearchTable.get().serves(type))
            throw Refusal.of(
                    404, IssueType.NOTSUPPORTED, "request.url", "There is no resource type '" + type + "' here.");
    }

    BundleEntryRequestComponent request() {
        return entry.getRequest();
    }

    @Nullable
    String id() {
        return path.isEmpty() ? null : path.get(0);
    }

    Entry targeting(@Nullable String id) {
        return new Entry(entry, verb, json, type, path, query, id, changed);
    }

    Entry withReferences() {
        return new Entry(entry, verb, json, type, path, query, target, true);
    }
}
