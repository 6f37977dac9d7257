package dk.stemme.server.fhir;

import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Page;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
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

    Interactions(Permission permission, Store store, Search search, Gates gates, Bodies bodies, Conditions conditions) {
        this.permission = permission;
        this.store = store;
        this.search = search;
        this.gates = gates;
        this.bodies = bodies;
        this.conditions = conditions;
    }

    Answer read(String type, IdType id, RequestDetails request) {
        permission.check(type, "read");
        Stored stored = id.hasVersionIdPart()
                ? store.readVersion(type, id.getIdPart(), Bodies.version(id))
                : store.read(type, id.getIdPart());
        return Answer.of(200, stored);
    }

    Answer search(String type, RequestDetails request) {
        permission.check(type, "search");
        Map<String, List<String>> query = Queries.of(request);
        Page page = search.page(type, query, Queries.strict(request));
        return SearchBundle.of(page, request, type);
    }

    Answer history(String type, IdType id, RequestDetails request) {
        permission.check(type, "history");
        return SearchBundle.ofHistory(store.history(type, id.getIdPart()), request);
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
        String target = id == null || id.getIdPart() == null ? conditions.target(type, which) : id.getIdPart();
        Integer expected = id == null ? null : Bodies.expected(id);
        return answer(gates.accept(
                new Incoming(type, target, expected, bodies.json(request, resource), (Resource) resource)));
    }

    @Transactional
    Answer patch(String type, IdType id, PatchTypeEnum kind, String patch, RequestDetails request) {
        permission.check(type, "update");
        Stored before = store.read(type, id.getIdPart());
        Integer expected = Bodies.expected(id);
        return answer(gates.accept(bodies.patched(before, kind, patch, expected)));
    }

    void delete(String type, IdType id) {
        permission.check(type, "delete");
        gates.delete(type, id.getIdPart());
    }

    private static Answer answer(Accepted accepted) {
        return Answer.of(accepted.created() ? 201 : 200, accepted.stored());
    }
}
