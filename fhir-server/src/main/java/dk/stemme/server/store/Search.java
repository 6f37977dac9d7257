package dk.stemme.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

    private static final int PARAMETERS = 100;
    private static final int SECONDS = 10;

    private final JdbcClient jdbc;
    private final Rows rows;
    private final PageToken tokens;

    Search(JdbcClient jdbc, Rows rows, PageToken tokens) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tokens = tokens;
    }

    /** As {@link #page(String, Map, boolean, Predicate)}, for the application's own work. */
    @Transactional(readOnly = true)
    public Page page(String type, Map<String, List<String>> query, boolean strict) {
        return page(type, query, strict, other -> true);
    }

    /**
     * @param query parameter names (with modifiers) to their values; several values of one name must all match
     * @param strict refuse unknown parameters instead of warning
     * @param mayRead the types that chains and includes may lead to
     * @throws Refusal 400 with what is wrong in the query
     */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Page page(String type, Map<String, List<String>> query, boolean strict, Predicate<String> mayRead) {
        if (!query.containsKey("_page")) return page(type, query, strict, mayRead, null);
        QueryState resumed = QueryState.read(tokens.open(query.get("_page").get(0)));
        if (!resumed.type().equals(type))
            throw Refusal.of(
                    400, IssueType.INVALID, "", "The page link belongs to a search for " + resumed.type() + ".");
        return page(type, resumed.query(), strict, mayRead, resumed.after());
    }

    private Page page(
            String type,
            Map<String, List<String>> query,
            boolean strict,
            Predicate<String> mayRead,
            @Nullable List<String> after) {
        rows.flush(type);
        List<String> warnings = new ArrayList<>();
        Consumer<String> unknown = name -> unknown(type, name, strict, warnings);
        List<Clause> where = where(type, query, mayRead, unknown);
        List<Include> includes = Include.of(type, query, unknown);
        Order order = Order.of(type, first(query, "_sort"), ofOnePerson(type, query));
        int count = count(query);
        boolean onlyCount = "count".equals(first(query, "_summary")) || count == 0;
        Long total = onlyCount || isTotalWanted(query) ? total(where) : null;
        if (onlyCount) return new Page(List.of(), null, total, List.of(), warnings);
        List<Found> found = select(where, order, count, after);
        List<Stored> matches = found.stream().limit(count).map(Found::stored).toList();
        String next = found.size() > count
                ? tokens.seal(new QueryState(type, query, found.get(count - 1).sorted).write())
                : null;
        List<Stored> included = includes.isEmpty() ? List.of() : new Includes(jdbc, mayRead).of(matches, includes);
        return new Page(matches, next, total, included, warnings);
    }

    /** All rows that a search finds, as a table {@code r}. */
    Clause rows(String type, Map<String, List<String>> query, Predicate<String> mayRead, Consumer<String> unknown) {
        rows.flush(type);
        return from(where(type, query, mayRead, unknown));
    }

    private List<Clause> where(
            String type, Map<String, List<String>> query, Predicate<String> mayRead, Consumer<String> unknown) {
        if (query.size() > PARAMETERS)
            throw Refusal.of(400, IssueType.TOOCOSTLY, "", "A search can have at most " + PARAMETERS + " parameters.");
        SearchCompiler compiler = new SearchCompiler(type, new Links(jdbc, rows, new CodeSets(jdbc), mayRead), 0);
        List<Clause> all = new ArrayList<>();
        all.add(Clause.of("r.type = ?", type));
        all.add(Clause.of("not r.deleted"));
        query.forEach((name, values) -> {
            if (CONTROL.contains(name) || Include.names(name)) return;
            for (String value : values) {
                Clause clause = compiler.compile(name, value);
                if (clause == null) unknown.accept(name);
                else all.add(clause);
            }
        });
        all.add(Reach.current().narrow(type));
        return all;
    }

    private static void unknown(String type, String name, boolean strict, List<String> warnings) {
        String text = "The search parameter '" + name + "' is not known for " + type;
        if (strict) throw Refusal.of(400, IssueType.NOTSUPPORTED, "", text + ".");
        warnings.add(text + " and was left out.");
    }

    private record Found(Stored stored, List<String> sorted) {}

    private List<Found> select(List<Clause> where, Order order, int count, @Nullable List<String> after) {
        Clause from = from(where);
        Clause keyset = after == null ? Clause.TRUE : order.after(after);
        return jdbc.sql("select " + Rows.COLUMNS + ", " + order.columns() + " from " + from.sql() + " where "
                        + keyset.sql() + " order by " + order.sql() + " limit " + (count + 1))
                .params(from.args())
                .params(keyset.args())
                .query((row, number) -> new Found(Rows.stored(row, number), sorted(row, order)))
                .list();
    }

    private static List<String> sorted(ResultSet row, Order order) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < order.keys().size(); i++) values.add(row.getString(8 + i));
        return values;
    }

    /**
     * Where keys are asked for, they are looked up first ({@code offset 0} is a fence): the planner would else walk along
     * the order until it has a page full, which for a rare key means everything. The stored text is read last.
     */
    private static Clause from(List<Clause> where) {
        Clause cheap = Clause.all(where.stream().filter(each -> !each.costly()).toList());
        Clause costly = Clause.all(where.stream().filter(Clause::costly).toList());
        String fence = cheap.sql().contains("r.keys") || costly != Clause.TRUE ? " offset 0" : "";
        String rows = "(select * from resource r where " + cheap.sql() + fence + ") r";
        if (costly == Clause.TRUE) return new Clause(rows, cheap.args());
        List<Object> args = new ArrayList<>(cheap.args());
        args.addAll(costly.args());
        return new Clause("(select * from " + rows + " where " + costly.sql() + ") r", args);
    }

    private long total(List<Clause> where) {
        Clause from = from(where);
        return jdbc.sql("select count(*) from " + from.sql())
                .params(from.args())
                .query(Long.class)
                .single();
    }

    private static boolean isTotalWanted(Map<String, List<String>> query) {
        String total = first(query, "_total");
        if (total == null || List.of("none", "estimate", "accurate").contains(total))
            return total != null && !total.equals("none");
        throw Refusal.of(400, IssueType.INVALID, "", "_total is none, estimate or accurate, not '" + total + "'.");
    }

    private static boolean ofOnePerson(String type, Map<String, List<String>> query) {
        SearchParameter compartment = SearchTable.get().compartment(type);
        return compartment != null && (query.containsKey("patient") || query.containsKey(compartment.name()));
    }

    /** More than a thousand at once are not given, which R4 allows; the rest follows by the next-link. */
    static int count(Map<String, List<String>> query) {
        String text = first(query, "_count");
        if (text == null) return 50;
        if (text.matches("\\d{1,18}")) return (int) Math.min(1000, Long.parseLong(text));
        throw Refusal.of(400, IssueType.INVALID, "", "_count must be a whole number from 0, not '" + text + "'.");
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
