package dk.stemme.server.store;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has become of a resource, of all of a type, or of everything, newest first (R4 http 3.1.0.8): {@code _since},
 * {@code _at}, {@code _count} and pages by keyset. Who may see the newest version may see those before.
 */
@Component
public class History {
    private static final int SECONDS = 10;
    private static final String VERSIONS = """
            (select type, id, version, updated, deleted, body from resource
             union all select type, id, version, updated, deleted, body from resource_history)""";
    private static final String ORDER = "h.updated, h.type, h.id, h.version";

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PageToken tokens;

    History(JdbcClient jdbc, Rows rows, PageToken tokens) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tokens = tokens;
    }

    /**
     * @param type null for the whole server
     * @param id null for the whole type
     * @throws Refusal 404 when a single resource is not known
     */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Page page(@Nullable String type, @Nullable String id, Map<String, List<String>> query) {
        if (type != null) rows.flush(type);
        String page = first(query, "_page");
        if (page == null) return page(type, id, query, null);
        QueryState resumed = QueryState.read(tokens.open(page));
        if (resumed.type().equals(name(type, id))) return page(type, id, resumed.query(), resumed.after());
        throw bad("The page link belongs to another history.");
    }

    private Page page(
            @Nullable String type, @Nullable String id, Map<String, List<String>> query, @Nullable List<String> after) {
        int count = Search.count(query);
        List<Clause> where = within(type, id);
        long total = count(where);
        if (id != null && type != null && total == 0) throw Refusal.notFound(type, id);
        where.addAll(times(query));
        if (query.containsKey("_since") || query.containsKey("_at")) total = count(where);
        if (after != null) where.add(Clause.of("(" + ORDER + ") < (?::timestamptz, ?, ?, ?::int)", after.toArray()));
        List<Stored> found = select(where, count);
        List<Stored> shown = found.stream().limit(count).toList();
        String next = found.size() > count && count > 0
                ? tokens.seal(new QueryState(name(type, id), query, position(shown.get(count - 1))).write())
                : null;
        return new Page(shown, next, total, List.of(), List.of());
    }

    private static List<Clause> within(@Nullable String type, @Nullable String id) {
        List<Clause> where = new ArrayList<>();
        if (type != null) where.add(Clause.of("h.type = ?", type));
        if (id != null) where.add(Clause.of("h.id = ?", id));
        where.add(type != null ? Reach.current().narrow(type) : Reach.current().narrow());
        return where;
    }

    /** Of {@code _at}: the versions that were the newest at some time in that span. */
    private static List<Clause> times(Map<String, List<String>> query) {
        List<Clause> where = new ArrayList<>();
        String since = first(query, "_since");
        if (since != null)
            where.add(Clause.of("h.updated >= ?", span(since).starts().atOffset(ZoneOffset.UTC)));
        String at = first(query, "_at");
        if (at == null) return where;
        where.add(Clause.of("h.updated < ?", span(at).ends().atOffset(ZoneOffset.UTC)));
        where.add(Clause.of(
                "not exists (select 1 from " + VERSIONS + " n where n.type = h.type and n.id = h.id"
                        + " and n.version = h.version + 1 and n.updated <= ?)",
                span(at).starts().atOffset(ZoneOffset.UTC)));
        return where;
    }

    private static DateSpan span(String text) {
        try {
            return DateSpan.parse(text.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw bad("'" + text + "' is no date or time.");
        }
    }

    private long count(List<Clause> where) {
        Clause all = Clause.all(where);
        return jdbc.sql("select count(*) " + from(all))
                .params(all.args())
                .query(Long.class)
                .single();
    }

    private List<Stored> select(List<Clause> where, int count) {
        Clause all = Clause.all(where);
        return jdbc.sql("select h.*, r.patient " + from(all) + " order by h.updated desc, h.type desc, h.id desc,"
                        + " h.version desc limit " + (count + 1))
                .params(all.args())
                .query(Rows::stored)
                .list();
    }

    private static String from(Clause where) {
        return "from " + VERSIONS + " h join resource r on r.type = h.type and r.id = h.id where " + where.sql();
    }

    private static List<String> position(Stored last) {
        return List.of(last.updated().toString(), last.type(), last.id(), Integer.toString(last.version()));
    }

    /** What a next-link says it belongs to. */
    private static String name(@Nullable String type, @Nullable String id) {
        return "history " + type + " " + id;
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }
}
