package dk.stemme.server.fhir;

import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.History;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import dk.stemme.server.store.Use;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R4's RESTful interactions over the store: permission first, then the store or the gate of the type. */
@Component
class Interactions {
    private final Permission permission;
    private final Store store;
    private final Search search;
    private final Gates gates;
    private final Bodies bodies;
    private final Conditions conditions;
    private final History history;
    private final PersonNumbersInUrls numbers;

    Interactions(
            Permission permission,
            Store store,
            Search search,
            Gates gates,
            Bodies bodies,
            Conditions conditions,
            History history,
            PersonNumbersInUrls numbers) {
        this.permission = permission;
        this.store = store;
        this.search = search;
        this.gates = gates;
        this.bodies = bodies;
        this.conditions = conditions;
        this.history = history;
        this.numbers = numbers;
    }

    Answer read(String type, IdType id, RequestDetails request) {
        permission.check(type, "read");
        Stored stored = id.hasVersionIdPart()
                ? store.readVersion(type, id.getIdPart(), Bodies.version(id.getVersionIdPart()))
                : store.read(type, id.getIdPart());
        return Answer.of(200, stored);
    }

    Answer search(String type, RequestDetails request) {
        permission.check(type, "search");
        Map<String, List<String>> query = Queries.of(request);
        List<String> told = numbers.warnings(request, query);
        Page page = search.page(type, query, Queries.strict(request), other -> permission.allows(other, "search"));
        return SearchBundle.of(page.warning(told), request.getFhirServerBase(), type, query);
    }

    /** @param type null for the whole server, @param id null for the whole type */
    Answer history(@Nullable String type, @Nullable IdType id, RequestDetails request) {
        permission.check(type == null ? "*" : type, "history");
        String path = type == null ? "" : "/" + type + (id == null ? "" : "/" + id.getIdPart());
        Page page = history.page(type, id == null ? null : id.getIdPart(), Queries.of(request));
        return HistoryBundle.of(page, request.getFhirServerBase(), path);
    }

    @Transactional
    Answer create(String type, IBaseResource resource, @Nullable String onlyIfNone, RequestDetails request) {
        permission.check(type, "create");
        if (onlyIfNone != null) {
            Stored there = conditions.match(type, onlyIfNone);
            if (there != null) return Answer.of(200, there);
        }
        Incoming incoming = new Incoming(type, null, null, bodies.json(request, resource), (Resource) resource);
        return answer(gates.accept(incoming));
    }

    @Transactional
    Answer update(
            String type, @Nullable IdType id, IBaseResource resource, @Nullable String which, RequestDetails request) {
        permission.check(type, "update");
        ObjectNode json = bodies.json(request, resource);
        boolean named = id != null && id.getIdPart() != null;
        String target = named ? id.getIdPart() : conditions.target(type, which, Bodies.id(json));
        Integer expected = id == null ? null : Bodies.expected(id);
        return answer(gates.accept(new Incoming(type, target, expected, json, (Resource) resource)));
    }

    @Transactional
    Answer patch(
            String type,
            @Nullable IdType id,
            @Nullable String which,
            PatchTypeEnum kind,
            String patch,
            RequestDetails request) {
        permission.check(type, "update");
        boolean named = id != null && id.getIdPart() != null;
        Stored before = named ? store.read(type, id.getIdPart(), Use.REPLACE) : conditions.only(type, which);
        Integer expected = named ? Bodies.expected(id) : null;
        return answer(gates.accept(bodies.patched(before, kind, patch, expected)));
    }

    @Transactional
    void delete(String type, @Nullable IdType id, @Nullable String which, RequestDetails request) {
        permission.check(type, "delete");
        if (id == null || id.getIdPart() == null) {
            Stored match = conditions.match(type, which);
            if (match != null) gates.delete(type, match.id());
            return;
        }
        String seen = request.getHeader("If-Match");
        if (seen != null) store.checkExpected(store.read(type, id.getIdPart()), Bodies.expected(seen));
        gates.delete(type, id.getIdPart());
    }

    private static Answer answer(Accepted accepted) {
        return Answer.of(accepted);
    }
}
