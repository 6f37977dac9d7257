package dk.stemme.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements without an answer that travel to the database in one message: on the way of a response the travelling costs
 * more than most statements do. They run in the order given, in the transaction that is open.
 */
public final class Writes {
    /** More values than this go in more than one message, so that neither side waits with a full buffer. */
    private static final int AT_ONCE = 600;

    private final JdbcTemplate jdbc;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    Writes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String sql, List<? extends @Nullable Object> values) {
        if (this.values.size() + values.size() > AT_ONCE) send();
        statements.add(sql);
        this.values.addAll(values);
    }

    void send() {
        if (statements.isEmpty()) return;
        jdbc.execute(String.join(";\n", statements), (PreparedStatement statement) -> {
            bind(statement, values);
            return statement.execute();
        });
        statements.clear();
        values.clear();
    }

    /** An absent value is bound as a text: a changing type would have the statement prepared again. */
    static void bind(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) statement.setNull(i + 1, Types.VARCHAR);
            else statement.setObject(i + 1, value);
        }
    }
}
