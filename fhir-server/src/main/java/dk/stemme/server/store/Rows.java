package dk.stemme.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL behind {@link Store}. */
@Component
class Rows {
    /** A resource with what it is found by. */
    record Row(Stored stored, IndexEntry index) {}

    static final String COLUMNS = "r.type, r.id, r.version, r.updated, r.deleted, r.body, r.patient";

    private static final String INSERT = """
            insert into resource (type, id, version, updated, patient, starts, ends, keys, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Rows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Optional<Stored> find(String type, String id, Reach reach) {
        flush(type, id);
        Clause narrow = reach.narrow(type);
        return jdbc.sql("select " + COLUMNS + " from resource r where r.type = ? and r.id = ? and " + narrow.sql())
                .params(type, id)
                .params(narrow.args())
                .query(Rows::stored)
                .optional();
    }

    boolean exists(String type, String id) {
        flush(type, id);
        return jdbc.sql("select exists (select 1 from resource where type = ? and id = ? and not deleted)")
                .params(type, id)
                .query(Boolean.class)
                .single();
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

    /**
     * Inserts before the transaction ends, together with all other new rows of it: one statement instead of many. Every
     * read of this class sees them.
     */
    void insert(List<Row> rows) {
        if (!Pending.isPossible()) insertNow(rows);
        else pending().addAll(rows);
    }

    private List<Row> pending() {
        return Pending.of(this, this::insertNow);
    }

    /** Writes what waits before a search over a type, if it could be found. */
    void flush(String type) {
        flushIf(row -> row.stored.type().equals(type));
    }

    private void flush(String type, String id) {
        flushIf(row -> row.stored.id().equals(id) && row.stored.type().equals(type));
    }

    private void flushIf(Predicate<Row> concerned) {
        List<Row> waiting = Pending.peek(this);
        if (waiting.stream().noneMatch(concerned)) return;
        List<Row> rows = List.copyOf(waiting);
        waiting.clear();
        insertNow(rows);
    }

    private void insertNow(List<Row> rows) {
        insertAll(INSERT, rows, (statement, row) -> {
            Stored stored = row.stored;
            statement.setString(1, stored.type());
            statement.setString(2, stored.id());
            bindRest(statement, 3, row);
        });
        insertCompared(rows);
    }

    void update(Row row) {
        flush(row.stored.type(), row.stored.id());
        template.update("""
                update resource set version = ?, updated = ?, patient = ?, starts = ?, ends = ?, keys = ?, body = ?,
                  deleted = false
                where type = ? and id = ?""", statement -> {
            bindRest(statement, 1, row);
            statement.setString(8, row.stored.type());
            statement.setString(9, row.stored.id());
        });
        deleteCompared(row.stored);
        insertCompared(List.of(row));
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
        deleteCompared(stored);
    }

    /** @throws Refusal 403 when this resource lies outside the reach */
    void checkWithin(Reach reach, String type, String id, IndexEntry index) {
        if (reach instanceof Reach.Everything) return;
        Clause narrow = reach.narrow(type);
        boolean within = jdbc.sql(
                        "select exists (select 1 from (values (?::text, ?::text, ?::bigint[])) r(id, patient, keys)"
                                + " where " + narrow.sql() + ")")
                .params(id, index.patient, index.keys())
                .params(narrow.args())
                .query(Boolean.class)
                .single();
        if (!within)
            throw Refusal.of(
                    403,
                    IssueType.FORBIDDEN,
                    type,
                    "You may not write this " + type + ": it is not about a" + " person you have access to.");
    }

    private void insertCompared(List<Row> rows) {
        record Text(Stored of, IndexEntry.Text text) {}
        record Span(Stored of, IndexEntry.Span span) {}
        List<Text> texts = rows.stream()
                .flatMap(row -> row.index.strings.stream().map(text -> new Text(row.stored, text)))
                .toList();
        List<Span> spans = rows.stream()
                .flatMap(row -> row.index.dates.stream().map(span -> new Span(row.stored, span)))
                .toList();
        insertAll(
                "insert into resource_string (type, id, param, value) values (?, ?, ?, ?)",
                texts,
                (statement, each) -> {
                    statement.setString(1, each.of.type());
                    statement.setString(2, each.of.id());
                    statement.setString(3, each.text.param());
                    statement.setString(4, each.text.value());
                });
        insertAll(
                "insert into resource_date (type, id, param, starts, ends) values (?, ?, ?, ?, ?)",
                spans,
                (statement, each) -> {
                    statement.setString(1, each.of.type());
                    statement.setString(2, each.of.id());
                    statement.setString(3, each.span.param());
                    statement.setObject(4, at(each.span.span().starts()));
                    statement.setObject(5, at(each.span.span().ends()));
                });
    }

    private <T> void insertAll(String sql, List<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        if (!rows.isEmpty()) template.batchUpdate(sql, rows, rows.size(), setter);
    }

    private void deleteCompared(Stored stored) {
        for (String table : List.of("resource_string", "resource_date")) {
            if (hasCompared(stored.type(), table))
                jdbc.sql("delete from " + table + " where type = ? and id = ?")
                        .params(stored.type(), stored.id())
                        .update();
        }
    }

    private static boolean hasCompared(String type, String table) {
        SearchParameter.Kind kind =
                table.equals("resource_string") ? SearchParameter.Kind.STRING : SearchParameter.Kind.DATE;
        return SearchTable.get().of(type).stream().anyMatch(p -> p.kind() == kind && !p.principal());
    }

    private static void bindRest(PreparedStatement statement, int from, Row row) throws SQLException {
        Stored stored = row.stored;
        DateSpan date = row.index.principal;
        Connection connection = statement.getConnection();
        statement.setInt(from, stored.version());
        statement.setObject(from + 1, at(stored.updated()));
        statement.setString(from + 2, row.index.patient);
        statement.setObject(from + 3, date == null ? OffsetDateTime.MIN : at(date.starts()));
        statement.setObject(from + 4, date == null ? OffsetDateTime.MIN : at(date.ends()));
        statement.setArray(from + 5, connection.createArrayOf("bigint", row.index.keys()));
        statement.setString(from + 6, stored.text());
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
