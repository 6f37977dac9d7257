package dk.stemme.server.fhir;

import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.History;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import dk.stemme.server.store.Use;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what one entry of a batch or transaction asks for. */
@Component
class BundleEntries {
    private static final String JSON_PATCH = "application/json-patch+json";

    private final FhirContext context;
    private final Bodies bodies;
    private final Permission permission;
    private final Gates gates;
    private final Store store;
    private final Search search;
    private final History history;
    private final Conditions conditions;

    BundleEntries(
            FhirContext context,
            Bodies bodies,
            Permission permission,
            Gates gates,
            Store store,
            Search search,
            History history,
            Conditions conditions) {
        this.context = context;
        this.bodies = bodies;
        this.permission = permission;
        this.gates = gates;
        this.store = store;
        this.search = search;
        this.history = history;
        this.conditions = conditions;
    }

    ObjectNode json(Bundle bundle, byte[] body) {
        boolean json = body.length > 0 && body[0] != '<';
        return json ? Bodies.read(body) : bodies.json(bundle);
    }

    Answer perform(Entry entry, String base) {
        entry.check();
        return switch (entry.verb()) {
            case POST -> post(entry);
            case PUT -> put(entry);
            case PATCH -> patch(entry);
            case DELETE -> delete(entry);
            case GET -> get(entry, base);
        };
    }

    private Answer post(Entry entry) {
        permission.check(entry.type(), "create");
        String condition = entry.request().getIfNoneExist();
        if (condition != null) {
            Stored there = conditions.match(entry.type(), condition);
            if (there != null) return Answer.of(200, there);
        }
        return accepted(incoming(entry.target(), entry));
    }

    private Answer put(Entry entry) {
        permission.check(entry.type(), "update");
        String id = entry.target() == null ? entry.id() : entry.target();
        if (id != null) return accepted(incoming(id, entry));
        String own = resource(entry).getIdElement().getIdPart();
        return accepted(incoming(conditions.target(entry.type(), entry.query(), own), entry));
    }

    private Incoming incoming(@Nullable String id, Entry entry) {
        Resource resource = resource(entry);
        ObjectNode json = java.util.Objects.requireNonNull(entry.json());
        Resource model = entry.changed() ? bodies.model(json) : resource;
        return new Incoming(entry.type(), id, expected(entry), json, model);
    }

    private static Resource resource(Entry entry) {
        Resource resource = entry.entry().getResource();
        if (resource != null && entry.json() != null && resource.fhirType().equals(entry.type())) return resource;
        throw Refusal.of(400, IssueType.REQUIRED, "resource", "The entry must carry a " + entry.type() + ".");
    }

    private static @Nullable Integer expected(Entry entry) {
        String ifMatch = entry.request().getIfMatch();
        return ifMatch == null ? null : Bodies.expected(ifMatch);
    }

    /** In a Bundle a JSON Patch stands in a Binary, a FHIRPath Patch as it is (R4 http 3.1.0.6.1). */
    private Answer patch(Entry entry) {
        permission.check(entry.type(), "update");
        Stored before = entry.id() == null
                ? conditions.only(entry.type(), entry.query())
                : store.read(entry.type(), entry.id(), Use.REPLACE);
        if (entry.entry().getResource() instanceof Parameters patch)
            return accepted(bodies.patched(before, patch, expected(entry)));
        if (!(entry.entry().getResource() instanceof Binary binary) || !JSON_PATCH.equals(binary.getContentType()))
            throw Refusal.of(
                    400,
                    IssueType.NOTSUPPORTED,
                    "resource",
                    "Send a FHIRPath Patch (Parameters), or a JSON Patch in a Binary of type " + JSON_PATCH + ".");
        String text = new String(binary.getData(), StandardCharsets.UTF_8);
        return accepted(bodies.patched(before, PatchTypeEnum.JSON_PATCH, text, expected(entry)));
    }

    private Answer accepted(Incoming incoming) {
        return Answer.of(gates.accept(incoming));
    }

    private Answer delete(Entry entry) {
        permission.check(entry.type(), "delete");
        Stored match = entry.id() == null ? conditions.match(entry.type(), entry.query()) : null;
        String id = match == null ? entry.id() : match.id();
        if (id != null && entry.request().hasIfMatch())
            store.checkExpected(store.read(entry.type(), id), expected(entry));
        if (id != null) gates.delete(entry.type(), id);
        return new Answer(204, "", null, List.of());
    }

    private Answer get(Entry entry, String base) {
        List<String> path = entry.path();
        if (path.isEmpty()) return searchFor(entry, base);
        if (path.get(path.size() - 1).startsWith("$"))
            throw Refusal.of(400, IssueType.NOTSUPPORTED, "request.url", "Operations are not served in a Bundle.");
        if (path.size() == 1) {
            permission.check(entry.type(), "read");
            return Answer.of(200, store.read(entry.type(), path.get(0)));
        }
        permission.check(entry.type(), "history");
        if (path.size() == 3)
            return Answer.of(200, store.readVersion(entry.type(), path.get(0), Bodies.version(path.get(2))));
        Page page = history.page(entry.type(), path.get(0), query(entry));
        return HistoryBundle.of(page, base, "/" + entry.type() + "/" + path.get(0));
    }

    private Answer searchFor(Entry entry, String base) {
        permission.check(entry.type(), "search");
        Map<String, List<String>> query = query(entry);
        Page page = search.page(entry.type(), query, false, other -> permission.allows(other, "search"));
        return SearchBundle.of(page, base, entry.type(), query);
    }

    private static Map<String, List<String>> query(Entry entry) {
        return entry.query() == null ? Map.of() : Queries.of(entry.query());
    }

    /** The parts of the answering entry. */
    String[] parts(Answer answer, String base) {
        List<String> parts = new ArrayList<>();
        if (!answer.text().isEmpty()) parts.add(part("resource", answer.text()));
        ObjectNode response = Json.object().put("status", Integer.toString(answer.status()));
        Stored stored = answer.resource();
        if (stored != null)
            response.put("location", base + "/" + stored.reference() + "/_history/" + stored.version())
                    .put("etag", "W/\"" + stored.version() + "\"")
                    .put("lastModified", stored.updated().toString());
        if (!answer.warnings().isEmpty()) response.set("outcome", bodies.json(Refusal.outcome(answer.warnings())));
        parts.add(part("response", Json.write(response)));
        return parts.toArray(String[]::new);
    }

    String outcome(BaseServerResponseException e) {
        return context.newJsonParser().encodeResourceToString(Errors.outcome(e));
    }
}
