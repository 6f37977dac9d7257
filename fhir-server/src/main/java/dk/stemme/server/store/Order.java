package dk.stemme.server.store;

import dk.stemme.server.store.SearchParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** The order of a search's answers and how to go on after one of them; ties are broken by id. */
record Order(List<Key> keys) {
    private static final int MOST = 4;

    /** @param sql the value sorted by, never null; it is compared as {@code sqlType} */
    record Key(String sql, String sqlType, boolean descending) {}

    /** Without a wish: one person's resources newest first, all others by id. */
    static Order of(String type, @Nullable String sort, boolean ofOnePerson) {
        if (sort == null && ofOnePerson) return new Order(List.of(new Key("r.starts", "timestamptz", true), id(true)));
        if (sort == null) return new Order(List.of(id(false)));
        List<Key> keys = new ArrayList<>();
        for (String name : sort.split(",", -1)) keys.add(key(type, name.strip()));
        if (keys.size() > MOST) throw bad("A search can be sorted by at most " + MOST + " parameters.");
        keys.add(id(keys.get(keys.size() - 1).descending));
        return new Order(keys);
    }

    private static Key id(boolean descending) {
        return new Key("r.id", "text", descending);
    }

    private static Key key(String type, String sort) {
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        if (name.equals("_id")) return id(descending);
        if (name.equals("_lastUpdated")) return new Key("r.updated", "timestamptz", descending);
        SearchParameter parameter = SearchTable.get().find(type, name);
        if (parameter == null || parameter.kind() == Kind.COMPOSITE)
            throw bad("Sort by '" + name + "' is not supported for " + type + ".");
        if (parameter.principal()) return new Key("r.starts", "timestamptz", descending);
        String best = descending ? "max" : "min";
        return switch (parameter.kind()) {
            case STRING -> compared("resource_string", best + "(c.value)", "''", "text", name, descending);
            case DATE -> compared("resource_date", best + "(c.starts)", "'-infinity'", "timestamptz", name, descending);
            case NUMBER -> body(parameter, List.of(""), "numeric", "'-Infinity'", descending);
            case QUANTITY -> body(parameter, List.of(".value"), "numeric", "'-Infinity'", descending);
            default ->
                body(parameter, List.of(".coding.code", ".code", ".value", ".reference", ""), "text", "''", descending);
        };
    }

    private static Key compared(
            String table, String value, String none, String sqlType, String name, boolean descending) {
        return new Key(
                "coalesce((select %s from %s c where c.type = r.type and c.id = r.id and c.param = '%s'), %s)"
                        .formatted(value, table, name, none),
                sqlType,
                descending);
    }

    /** The first value in the stored text. */
    private static Key body(
            SearchParameter parameter, List<String> ends, String sqlType, String none, boolean descending) {
        String values = parameter.paths().stream()
                .flatMap(path -> ends.stream()
                        .map(end -> "(jsonb_path_query_first(r.body::jsonb, '%s%s', silent => true) #>> '{}')::%s"
                                .formatted(path.jsonPath(), end, sqlType)))
                .collect(Collectors.joining(", "));
        return new Key("coalesce(" + values + ", " + none + "::" + sqlType + ")", sqlType, descending);
    }

    /** The values of a row that a next-link must remember, as text. */
    String columns() {
        return keys.stream().map(key -> "(" + key.sql + ")::text").collect(Collectors.joining(", "));
    }

    String sql() {
        return keys.stream()
                .map(key -> key.sql + (key.descending ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** What comes after the row with these values. */
    Clause after(List<String> last) {
        return allOneWay() ? row(last) : stepwise(last);
    }

    /** As one comparison of rows, which an index can follow. */
    private Clause row(List<String> last) {
        String left = keys.stream().map(Key::sql).collect(Collectors.joining(", "));
        String right = keys.stream().map(key -> "?::" + key.sqlType).collect(Collectors.joining(", "));
        String sign = keys.get(0).descending ? "<" : ">";
        return Clause.of("(" + left + ") " + sign + " (" + right + ")", last.toArray());
    }

    /** Equal in all keys before one, and beyond in that one. */
    private Clause stepwise(List<String> last) {
        return Clause.join(
                "or",
                IntStream.range(0, keys.size()).mapToObj(at -> step(at, last)).toList());
    }

    private Clause step(int at, List<String> last) {
        List<Clause> all = new ArrayList<>();
        for (int i = 0; i <= at; i++) {
            Key key = keys.get(i);
            String sign = i < at ? "=" : key.descending ? "<" : ">";
            all.add(Clause.of(key.sql + " " + sign + " ?::" + key.sqlType, last.get(i)));
        }
        return Clause.all(all);
    }

    private boolean allOneWay() {
        return keys.stream().map(Key::descending).distinct().count() == 1;
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.NOTSUPPORTED, "", text);
    }
}
