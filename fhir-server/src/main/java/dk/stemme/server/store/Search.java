package dk.stemme.server.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Search over one type: the compiled parameters, the reach of the caller, an order and a page by keyset. */
@Component
public class Search {
    /** Handled by the HTTP edge or by this class, not compiled. */
    private static final Set<String> CONTROL =
            Set.of("_sort", "_count", "_total", "_summary", "_elements", "_format", "_pretty", "_page");

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PageToken tokens;

    Search(JdbcClient jdbc, Rows rows, PageToken tokens) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tokens = tokens;
    }

    /**
     * @param query parameter names (with modifiers) to their values; several values of one name must all match
     * @param strict refuse unknown parameters instead of warning
     * @throws Refusal 400 with what is wrong in the query
     */
    @Transactional(readOnly = true)
    public Page page(String type, Map<String, List<String>> query, boolean strict) {
        if (query.containsKey("_page"))
            return resume(type, tokens.open(query.get("_page").get(0)), strict);
        return page(type, query, strict, null);
    }

    private Page resume(String type, String state, boolean strict) {
        QueryState resumed = QueryState.read(state);
        if (!resumed.type().equals(type))
            throw Refusal.of(
                    400, IssueType.INVALID, "", "The page link belongs to a search for " + resumed.type() + ".");
        return page(type, resumed.query(), strict, resumed.after());
    }

    private Page page(
            String type, Map<String, List<String>> query, boolean strict, QueryState.@Nullable Position after) {
        rows.flush(type);
        List<String> warnings = new ArrayList<>();
        Clause where = where(type, query, strict, warnings);
        Order order = Order.of(type, first(query, "_sort"), ofOnePerson(type, query));
        int count = count(query);
        boolean onlyCount = "count".equals(first(query, "_summary")) || count == 0;
        Long total = onlyCount || "accurate".equals(first(query, "_total")) ? total(where) : null;
        if (onlyCount) return new Page(List.of(), null, total, warnings);
        List<Found> found = select(where, order, count, after);
        String next = found.size() > count ? tokens.seal(state(type, query, found.get(count - 1))) : null;
        return new Page(found.stream().limit(count).map(Found::stored).toList(), next, total, warnings);
    }

    private Clause where(String type, Map<String, List<String>> query, boolean strict, List<String> warnings) {
        SearchCompiler compiler = new SearchCompiler(type);
        List<Clause> all = new ArrayList<>();
        all.add(Clause.of("r.type = ?", type));
        all.add(Clause.of("not r.deleted"));
        query.forEach((name, values) -> {
            if (CONTROL.contains(name)) return;
            for (String value : values) {
                Clause clause = compiler.compile(name, value);
                if (clause != null) all.add(clause);
                else unknown(type, name, strict, warnings);
            }
        });
        all.add(Reach.current().narrow(type));
        return Clause.join("and", all);
    }

    private static void unknown(String type, String name, boolean strict, List<String> warnings) {
        String text = "The search parameter '" + name + "' is not known for " + type;
        if (strict) throw Refusal.of(400, IssueType.NOTSUPPORTED, "", text + ".");
        warnings.add(text + " and was left out.");
    }

    private record Found(Stored stored, @Nullable OffsetDateTime sorted) {}

    private List<Found> select(Clause where, Order order, int count, QueryState.@Nullable Position after) {
        Clause keyset = after == null ? Clause.TRUE : order.after(after);
        return jdbc.sql("select " + Rows.COLUMNS + ", " + order.column() + " from " + from(where) + " where "
                        + keyset.sql() + " order by " + order.sql() + " limit " + (count + 1))
                .params(where.args())
                .params(keyset.args())
                .query((row, number) -> new Found(Rows.stored(row, number), row.getObject(8, OffsetDateTime.class)))
                .list();
    }

    /**
     * Where keys are asked for, they are looked up first ({@code offset 0} is a fence): the planner would else walk along
     * the order until it has a page full, which for a rare key means everything.
     */
    private static String from(Clause where) {
        String fence = where.sql().contains("r.keys") ? " offset 0" : "";
        return "(select * from resource r where " + where.sql() + fence + ") r";
    }

    private long total(Clause where) {
        return jdbc.sql("select count(*) from resource r where " + where.sql())
                .params(where.args())
                .query(Long.class)
                .single();
    }

    private static String state(String type, Map<String, List<String>> query, Found last) {
        String at = last.sorted == null ? "" : last.sorted.toString();
        return new QueryState(type, new LinkedHashMap<>(query), new QueryState.Position(at, last.stored.id())).write();
    }

    private static boolean ofOnePerson(String type, Map<String, List<String>> query) {
        SearchParameter compartment = SearchTable.get().compartment(type);
        return compartment != null && (query.containsKey("patient") || query.containsKey(compartment.name()));
    }

    private static int count(Map<String, List<String>> query) {
        String text = first(query, "_count");
        if (text == null) return 50;
        try {
            return Math.min(1000, Math.max(0, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            throw Refusal.of(400, IssueType.INVALID, "", "_count must be a whole number, not '" + text + "'.");
        }
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
