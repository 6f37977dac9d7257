package dk.stemme.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL behind {@link Store}. */
@Component
class Rows {
    /** A resource with what it is found by. */
    record Row(Stored stored, IndexEntry index) {}

    static final String COLUMNS = "r.type, r.id, r.version, r.updated, r.deleted, r.body, r.patient";

    private static final String INSERT =
            "insert into resource (type, id, version, updated, patient, starts, ends, keys, body) values ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** So many in one statement: the database keeps a plan for each number of rows. */
    private static final int AT_ONCE = 32;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Pending pending;
    private final Pending.Table<Row> table = this::insert;

    Rows(JdbcClient jdbc, JdbcTemplate template, Pending pending) {
        this.jdbc = jdbc;
        this.template = template;
        this.pending = pending;
    }

    Optional<Stored> find(String type, String id, Reach reach, Use use) {
        flush(type, id);
        Clause narrow = reach.narrow(type, use);
        return jdbc.sql("select " + COLUMNS + " from resource r where r.type = ? and r.id = ? and " + narrow.sql())
                .params(type, id)
                .params(narrow.args())
                .query(Rows::stored)
                .optional();
    }

    Supplier<Boolean> exists(String type, String id, Questions questions) {
        flush(type, id);
        String sql = "select array[id] from resource where type = ? and id = ? and not deleted";
        return questions.add(sql, List.of(type, id), rows -> !rows.isEmpty());
    }

    Optional<Stored> lock(String type, String id) {
        flush(type, id);
        return jdbc.sql("select " + COLUMNS + " from resource r where r.type = ? and r.id = ? for update")
                .params(type, id)
                .query(Rows::stored)
                .optional();
    }

    /** Newest first; who may see the newest may see its past. */
    List<Stored> history(String type, String id, Reach reach) {
        flush(type, id);
        Clause narrow = reach.narrow(type);
        return jdbc.sql("""
                        select h.*, r.patient from (
                          select type, id, version, updated, deleted, body from resource where type = ? and id = ?
                          union all
                          select type, id, version, updated, deleted, body from resource_history where type = ? and id = ?) h
                        join resource r on r.type = h.type and r.id = h.id
                        where %s
                        order by h.version desc""".formatted(narrow.sql()))
                .params(type, id, type, id)
                .params(narrow.args())
                .query(Rows::stored)
                .list();
    }

    /** Inserts before the transaction ends; every read of this class sees them. */
    void insert(List<Row> rows) {
        pending.add(table, rows);
    }

    /** Writes what waits before a search over a type, if it could be found. */
    void flush(String type) {
        flushIf(row -> row.stored.type().equals(type));
    }

    private void flush(String type, String id) {
        flushIf(row -> row.stored.id().equals(id) && row.stored.type().equals(type));
    }

    private void flushIf(Predicate<Row> concerned) {
        if (pending.waiting(table).stream().anyMatch(concerned)) pending.write(table);
    }

    private void insert(List<Row> rows, Writes writes) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            List<@Nullable Object> values = new ArrayList<>(some.size() * 9);
            for (Row row : some) {
                values.add(row.stored.type());
                values.add(row.stored.id());
                values.addAll(rest(row));
            }
            writes.add(INSERT + String.join(",", Collections.nCopies(some.size(), ROW)), values);
        }
        insertCompared(rows, writes);
    }

    void update(Row row) {
        flush(row.stored.type(), row.stored.id());
        List<@Nullable Object> values = new ArrayList<>(rest(row));
        values.add(row.stored.type());
        values.add(row.stored.id());
        Writes writes = new Writes(template);
        writes.add("""
                update resource set version = ?, updated = ?, patient = ?, starts = ?, ends = ?, keys = ?, body = ?,
                  deleted = false
                where type = ? and id = ?""", values);
        deleteCompared(row.stored, writes);
        insertCompared(List.of(row), writes);
        writes.send();
    }

    /**
     * Writes what resources are found by anew, in the order of type and id.
     *
     * @return the last of them, null when there were none
     */
    @Nullable
    Stored index(String afterType, String afterId, int most) {
        List<Stored> some = jdbc.sql("select " + COLUMNS + """
                         from resource r where (r.type, r.id) > (?, ?) order by r.type, r.id limit ?
                        for update""")
                .params(afterType, afterId, most)
                .query(Rows::stored)
                .list();
        Writes writes = new Writes(template);
        for (Stored stored : some) {
            if (stored.deleted()) continue;
            Row row = new Row(stored, IndexEntry.of(stored.type(), stored.json()));
            DateSpan date = row.index.principal;
            writes.add(
                    "update resource set patient = ?, starts = ?, ends = ?, keys = ? where type = ? and id = ?",
                    Arrays.asList(
                            row.index.patient, starts(date), ends(date), row.index.keys(), stored.type(), stored.id()));
            deleteCompared(stored, writes);
            insertCompared(List.of(row), writes);
        }
        writes.send();
        return some.isEmpty() ? null : some.get(some.size() - 1);
    }

    void keep(Stored before) {
        flush(before.type(), before.id());
        jdbc.sql("""
                        insert into resource_history (type, id, version, updated, deleted, body)
                        select type, id, version, updated, deleted, body from resource where type = ? and id = ?""").params(before.type(), before.id()).update();
    }

    void markDeleted(Stored stored, Instant now) {
        flush(stored.type(), stored.id());
        jdbc.sql("""
                        update resource set deleted = true, version = version + 1, updated = ?, keys = '{}'
                        where type = ? and id = ?""")
                .params(now.atOffset(ZoneOffset.UTC), stored.type(), stored.id())
                .update();
        Writes writes = new Writes(template);
        deleteCompared(stored, writes);
        writes.send();
    }

    /** @throws Refusal 403 when this resource lies outside the reach */
    void checkWithin(Reach reach, Use use, String type, String id, IndexEntry index) {
        Clause narrow = reach.narrow(type, use);
        if (narrow.equals(Clause.TRUE)) return;
        boolean within = jdbc.sql(
                        "select exists (select 1 from (values (?::text, ?::text, ?::text, ?::bigint[])) r(type, id, patient, keys)"
                                + " where " + narrow.sql() + ")")
                .params(type, id, index.patient, index.keys())
                .params(narrow.args())
                .query(Boolean.class)
                .single();
        if (!within)
            throw Refusal.of(
                    403,
                    IssueType.FORBIDDEN,
                    type,
                    "You may not write this " + type + ": it is not about a person you have access to,"
                            + " or no scope of your token covers it.");
    }

    private static void insertCompared(List<Row> rows, Writes writes) {
        record Text(Stored of, IndexEntry.Text text) {}
        record Span(Stored of, IndexEntry.Span span) {}
        List<Text> texts = rows.stream()
                .flatMap(row -> row.index.strings.stream().map(text -> new Text(row.stored, text)))
                .toList();
        List<Span> spans = rows.stream()
                .flatMap(row -> row.index.dates.stream().map(span -> new Span(row.stored, span)))
                .toList();
        if (!texts.isEmpty())
            writes.add(
                    "insert into resource_string (type, id, param, value)"
                            + " select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])",
                    List.of(
                            texts(texts, each -> each.of.type()),
                            texts(texts, each -> each.of.id()),
                            texts(texts, each -> each.text.param()),
                            texts(texts, each -> each.text.value())));
        if (!spans.isEmpty())
            writes.add(
                    "insert into resource_date (type, id, param, starts, ends)"
                            + " select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])",
                    List.of(
                            texts(spans, each -> each.of.type()),
                            texts(spans, each -> each.of.id()),
                            texts(spans, each -> each.span.param()),
                            texts(spans, each -> each.span.span().starts().toString()),
                            texts(spans, each -> each.span.span().ends().toString())));
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static void deleteCompared(Stored stored, Writes writes) {
        for (String table : List.of("resource_string", "resource_date")) {
            if (hasCompared(stored.type(), table))
                writes.add("delete from " + table + " where type = ? and id = ?", List.of(stored.type(), stored.id()));
        }
    }

    private static boolean hasCompared(String type, String table) {
        SearchParameter.Kind kind =
                table.equals("resource_string") ? SearchParameter.Kind.STRING : SearchParameter.Kind.DATE;
        return SearchTable.get().of(type).stream().anyMatch(p -> p.kind() == kind && !p.principal());
    }

    /** All columns but type and id, in the order of the table. */
    private static List<@Nullable Object> rest(Row row) {
        Stored stored = row.stored;
        DateSpan date = row.index.principal;
        return Arrays.asList(
                stored.version(),
                at(stored.updated()),
                row.index.patient,
                starts(date),
                ends(date),
                row.index.keys(),
                stored.text());
    }

    private static OffsetDateTime starts(@Nullable DateSpan date) {
        return date == null ? OffsetDateTime.MIN : at(date.starts());
    }

    private static OffsetDateTime ends(@Nullable DateSpan date) {
        return date == null ? OffsetDateTime.MIN : at(date.ends());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7));
    }
}
