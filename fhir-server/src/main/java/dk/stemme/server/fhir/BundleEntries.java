package dk.stemme.server.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One entry of a batch or transaction at a time: what it asks for, and doing it. */
@Component
class BundleEntries {
    /** An entry with its JSON and, for a new resource, the id it will get. */
    record Resolved(
            BundleEntryComponent entry,
            @Nullable ObjectNode json,
            @Nullable String newId,
            boolean changed) {}

    private final FhirContext context;
    private final Bodies bodies;
    private final Permission permission;
    private final Gates gates;
    private final Store store;
    private final Search search;
    private final Conditions conditions;

    BundleEntries(
            FhirContext context,
            Bodies bodies,
            Permission permission,
            Gates gates,
            Store store,
            Search search,
            Conditions conditions) {
        this.context = context;
        this.bodies = bodies;
        this.permission = permission;
        this.gates = gates;
        this.store = store;
        this.search = search;
        this.conditions = conditions;
    }

    ObjectNode json(Bundle bundle, byte[] body) {
        boolean json = body.length > 0 && body[0] != '<';
        return json ? Bodies.read(body) : bodies.json(bundle);
    }

    List<Resolved> unresolved(Bundle bundle, JsonNode json) {
        List<Resolved> all = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            ObjectNode resource = json.path(i).get("resource") instanceof ObjectNode object ? object : null;
            all.add(new Resolved(bundle.getEntry().get(i), resource, null, false));
        }
        return all;
    }

    /** As {@link #unresolved}, with every {@code urn:uuid:} of a POST replaced by the reference it will have. */
    List<Resolved> resolved(Bundle bundle, JsonNode json) {
        Map<String, String> references = new HashMap<>();
        List<Resolved> all = new ArrayList<>();
        for (Resolved plain : unresolved(bundle, json)) {
            String url = plain.entry.getFullUrl();
            boolean fresh =
                    plain.entry.getRequest().getMethod() == HTTPVerb.POST && url != null && url.startsWith("urn:");
            String id = fresh ? UUID.randomUUID().toString() : null;
            if (fresh) references.put(url, plain.entry.getResource().fhirType() + "/" + id);
            all.add(new Resolved(plain.entry, plain.json, id, false));
        }
        if (references.isEmpty()) return all;
        return all.stream().map(each -> replaced(each, references)).toList();
    }

    private static Resolved replaced(Resolved each, Map<String, String> references) {
        if (each.json == null) return each;
        boolean changed = replace(each.json, references);
        return new Resolved(each.entry, each.json, each.newId, changed);
    }

    private static boolean replace(JsonNode node, Map<String, String> references) {
        boolean changed = false;
        if (node instanceof ArrayNode list) for (JsonNode each : list) changed |= replace(each, references);
        if (!(node instanceof ObjectNode object)) return changed;
        for (var field : object.properties()) {
            String target = field.getKey().equals("reference")
                    ? references.get(field.getValue().asText())
                    : null;
            if (target != null) field.setValue(TextNode.valueOf(target));
            changed |= target != null || replace(field.getValue(), references);
        }
        return changed;
    }

    Answer perform(Resolved resolved, String base) {
        var request = resolved.entry.getRequest();
        if (request.getMethod() == null)
            throw Refusal.of(400, IssueType.REQUIRED, "request.method", "The entry does not say what to do.");
        String[] path = request.getUrl() == null
                ? new String[] {""}
                : request.getUrl().split("\\?")[0].split("/");
        String type = path[0];
        if (!SearchTable.get().serves(type))
            throw Refusal.of(
                    404, IssueType.NOTSUPPORTED, "request.url", "There is no resource type '" + type + "' here.");
        String id = path.length > 1 ? path[1] : null;
        return switch (request.getMethod()) {
            case POST -> post(type, resolved);
            case PUT -> put(type, id, resolved);
            case GET -> id == null ? searchFor(type, request.getUrl(), base) : read(type, id);
            case DELETE -> delete(type, id);
            default ->
                throw Refusal.of(
                        400,
                        IssueType.NOTSUPPORTED,
                        "request.method",
                        request.getMethod() + " is not supported in a Bundle.");
        };
    }

    private Answer post(String type, Resolved resolved) {
        permission.check(type, "create");
        String condition = resolved.entry.getRequest().getIfNoneExist();
        if (condition != null) {
            Stored there = conditions.match(type, condition);
            if (there != null) return Answer.of(200, there);
        }
        return accepted(incoming(type, resolved.newId, resolved));
    }

    private Answer put(String type, @Nullable String id, Resolved resolved) {
        permission.check(type, "update");
        String url = resolved.entry.getRequest().getUrl();
        return accepted(incoming(type, id == null ? conditions.target(type, url) : id, resolved));
    }

    private Incoming incoming(String type, @Nullable String id, Resolved resolved) {
        Resource resource = resolved.entry.getResource();
        if (resource == null || resolved.json == null || !resource.fhirType().equals(type))
            throw Refusal.of(400, IssueType.REQUIRED, "resource", "The entry must carry a " + type + ".");
        Resource model = resolved.changed ? bodies.model(resolved.json) : resource;
        return new Incoming(type, id, expected(resolved.entry.getRequest().getIfMatch()), resolved.json, model);
    }

    private static @Nullable Integer expected(@Nullable String ifMatch) {
        return ifMatch == null ? null : Integer.valueOf(ifMatch.replaceAll("\\D", ""));
    }

    private Answer accepted(Incoming incoming) {
        Accepted accepted = gates.accept(incoming);
        return Answer.of(accepted.created() ? 201 : 200, accepted.stored());
    }

    private Answer read(String type, String id) {
        permission.check(type, "read");
        return Answer.of(200, store.read(type, id));
    }

    private Answer searchFor(String type, String url, String base) {
        permission.check(type, "search");
        Page page = search.page(type, Queries.of(url), false);
        BundleText bundle = new BundleText("searchset");
        page.matches()
                .forEach(stored -> bundle.entry(
                        BundleText.part("fullUrl", Json.quoted(base + "/" + stored.reference())),
                        BundleText.part("resource", stored.text())));
        return new Answer(200, bundle.end(), null, page.matches());
    }

    private Answer delete(String type, @Nullable String id) {
        permission.check(type, "delete");
        if (id == null) throw Refusal.of(400, IssueType.REQUIRED, "request.url", "A delete needs an id.");
        gates.delete(type, id);
        return new Answer(204, "", null, List.of());
    }

    String outcome(BaseServerResponseException e) {
        return context.newJsonParser().encodeResourceToString(Errors.outcome(e));
    }
}
