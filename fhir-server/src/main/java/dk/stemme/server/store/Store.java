package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Accepted.Change;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Resources with their versions. What is read is narrowed to the current {@link Reach}; what is written must lie in it.
 * Writers call inside a transaction.
 */
@Component
public class Store {
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(\\\\{2})*\\\\u0000");

    private final Rows rows;
    private final Clock clock;
    private final Changes changes;

    Store(Rows rows, Clock clock, Changes changes) {
        this.rows = rows;
        this.clock = clock;
        this.changes = changes;
    }

    /** @throws Refusal 404 unknown or out of reach, 410 deleted */
    public Stored read(String type, String id) {
        return read(type, id, Use.READ);
    }

    /** As {@link #read(String, String)}, of what may be used so. */
    public Stored read(String type, String id, Use use) {
        Stored stored = rows.find(type, id, Reach.current(), use).orElseThrow(() -> Refusal.notFound(type, id));
        if (stored.deleted()) throw Refusal.of(410, IssueType.DELETED, "", type + "/" + id + " has been deleted.");
        return stored;
    }

    /** @throws Refusal 404 when there is no such version within reach */
    public Stored readVersion(String type, String id, int version) {
        return rows.history(type, id, Reach.current()).stream()
                .filter(stored -> stored.version() == version && !stored.deleted())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(type, id + "/_history/" + version));
    }

    /** The newest version whatever the reach, if it is there and not deleted: for the application's own work. */
    public Optional<Stored> find(String type, String id) {
        return rows.find(type, id, new Reach.Everything(), Use.READ).filter(stored -> !stored.deleted());
    }

    /** Asks whether it is there and not deleted, whatever the reach. */
    public Supplier<Boolean> exists(String type, String id, Questions questions) {
        return rows.exists(type, id, questions);
    }

    /** As {@link #find}, locked until the transaction ends; a deleted one is found too. */
    public Optional<Stored> findForUpdate(String type, @Nullable String id) {
        return id == null ? Optional.empty() : rows.lock(type, id);
    }

    /** Stores what came in as a new resource or a new version, checking If-Match; equal content writes nothing. */
    public Accepted put(Incoming incoming) {
        Optional<Stored> before = findForUpdate(incoming.type(), incoming.id());
        before.ifPresent(stored -> checkExpected(stored, incoming));
        if (before.isEmpty())
            return new Accepted(create(incoming.type(), incoming.id(), incoming.json()), Change.CREATED);
        if (sameContent(before.get(), incoming.json())) return new Accepted(before.get(), Change.UNCHANGED);
        return new Accepted(replace(before.get(), incoming.json(), true), Change.UPDATED);
    }

    /** @throws Refusal 412 when the caller saw another version than the newest */
    public void checkExpected(Stored stored, Incoming incoming) {
        checkExpected(stored, incoming.expected());
    }

    /** @throws Refusal 412 when the caller saw another version than the newest */
    public void checkExpected(Stored stored, @Nullable Integer expected) {
        IndexEntry index = IndexEntry.of(stored.type(), stored.json());
        rows.checkWithin(Reach.current(), Use.REPLACE, stored.type(), stored.id(), index);
        if (expected == null || expected == stored.version()) return;
        throw Refusal.of(
                412,
                IssueType.CONFLICT,
                "",
                "%s is at version %d, not %d: read it again, then send your change."
                        .formatted(stored.reference(), stored.version(), expected));
    }

    /** Stores a new resource; without an id the server gives one. */
    public Stored create(String type, @Nullable String id, ObjectNode json) {
        return createAll(List.of(new Draft(type, id, json))).get(0);
    }

    /** A resource to be made. */
    public record Draft(String type, @Nullable String id, ObjectNode json) {}

    /** Stores new resources in one statement. */
    public List<Stored> createAll(List<Draft> drafts) {
        Instant now = now();
        List<Rows.Row> created = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            String id = draft.id == null ? Ids.next(now.toEpochMilli()) : draft.id;
            created.add(row(draft.id == null ? Use.CREATE : Use.UPDATE, draft.type, id, 1, now, draft.json));
        }
        rows.insert(created);
        created.forEach(row -> changes.tell(row.stored().type(), row.stored().id()));
        return created.stream().map(Rows.Row::stored).toList();
    }

    /** Writes the next version; the one before goes to history, unless it is not worth keeping (a draft answer). */
    public Stored replace(Stored before, ObjectNode json, boolean keepBefore) {
        Rows.Row next = row(Use.UPDATE, before.type(), before.id(), before.version() + 1, now(), json);
        if (keepBefore) rows.keep(before);
        rows.update(next);
        changes.tell(before.type(), before.id());
        return next.stored();
    }

    public void delete(Stored stored) {
        rows.keep(stored);
        rows.markDeleted(stored, now());
    }

    /** A row with its index, ready to be written; refuses a row outside the caller's reach. */
    private Rows.Row row(Use use, String type, String id, int version, Instant now, ObjectNode json) {
        ObjectNode whole = stamped(type, id, version, now, json);
        IndexEntry index = IndexEntry.of(type, whole);
        rows.checkWithin(Reach.current(), use, type, id, index);
        String text = Json.write(whole);
        if (text.contains("u0000") && NUL.matcher(text).find())
            throw Refusal.of(
                    400, IssueType.VALUE, type, "A text holds the character U+0000, which FHIR does not allow.");
        return new Rows.Row(new Stored(type, id, version, now, false, text, index.patient), index);
    }

    private static ObjectNode stamped(String type, String id, int version, Instant now, ObjectNode json) {
        ObjectNode whole = Json.object().put("resourceType", type).put("id", id);
        ObjectNode meta = whole.putObject("meta");
        if (json.get("meta") instanceof ObjectNode given) meta.setAll(given);
        meta.put("versionId", Integer.toString(version)).put("lastUpdated", now.toString());
        json.properties().forEach(field -> {
            if (!whole.has(field.getKey())) whole.set(field.getKey(), field.getValue());
        });
        return whole;
    }

    /** Whether the two say the same; id, meta and narrative do not count. */
    public static boolean sameContent(Stored stored, ObjectNode json) {
        return !stored.deleted() && content(stored.json()).equals(content(json.deepCopy()));
    }

    private static ObjectNode content(ObjectNode json) {
        return json.without(List.of("id", "meta", "text"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
