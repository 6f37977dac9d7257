package dk.stemme.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads all resources of a type as they stood at a moment, one after the other through a cursor: for exports. Asked
 * again, it finds the same. Narrowed to the current {@link Reach} as every read is.
 */
@Component
public class Scan {
    private static final int FETCHED_AT_ONCE = 1000;

    /**
     * What to read.
     *
     * @param at as of when
     * @param since only what was written after that, null for all
     * @param personal only what lies in a patient's compartment
     * @param patients only what lies in the compartments of these (bare ids), null for all
     */
    public record Wanted(
            String type,
            Instant at,
            @Nullable Instant since,
            boolean personal,
            @Nullable List<String> patients) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Scan(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Whether resources of this type can lie in a patient's compartment. */
    public static boolean isPersonal(String type) {
        return Reach.personal(type);
    }

    @Transactional(readOnly = true)
    public long count(Wanted wanted) {
        Clause all = all(wanted);
        return jdbc.sql("select count(*) from (" + all.sql() + ") found")
                .params(all.args())
                .query(Long.class)
                .single();
    }

    /** Hands every resource's JSON to {@code line}. */
    @Transactional(readOnly = true)
    public void each(Wanted wanted, Consumer<String> line) {
        until(wanted, json -> {
            line.accept(json);
            return false;
        });
    }

    /** Hands one resource's JSON after the other to {@code enough}, until it says yes. */
    @Transactional(readOnly = true)
    public void until(Wanted wanted, Predicate<String> enough) {
        Clause all = all(wanted);
        template.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(all.sql());
                    statement.setFetchSize(FETCHED_AT_ONCE);
                    bind(statement, all.args());
                    return statement;
                },
                rows -> {
                    boolean done = false;
                    while (!done && rows.next()) done = enough.test(rows.getString(1));
                    return done;
                });
    }

    private static void bind(PreparedStatement statement, List<Object> args) throws SQLException {
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i) instanceof Long[] keys)
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", keys));
            else if (args.get(i) instanceof String[] texts)
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
            else statement.setObject(i + 1, args.get(i));
        }
    }

    /** The newest versions that are old enough, and of what was written since, the version before. */
    private static Clause all(Wanted wanted) {
        List<Clause> now = new ArrayList<>(which(wanted));
        now.add(Clause.of("not r.deleted"));
        now.add(Clause.of("r.updated <= ?", wanted.at().atOffset(ZoneOffset.UTC)));
        List<Clause> then = new ArrayList<>(which(wanted));
        then.add(Clause.of("not h.deleted"));
        then.add(Clause.of("r.updated > ?", wanted.at().atOffset(ZoneOffset.UTC)));
        if (wanted.since() != null) {
            now.add(Clause.of("r.updated > ?", wanted.since().atOffset(ZoneOffset.UTC)));
            then.add(Clause.of("h.updated > ?", wanted.since().atOffset(ZoneOffset.UTC)));
        }
        Clause current = Clause.join("and", now);
        Clause past = Clause.join("and", then);
        List<Object> args = new ArrayList<>(current.args());
        args.add(wanted.at().atOffset(ZoneOffset.UTC));
        args.addAll(past.args());
        return new Clause("""
                select r.body from resource r where %s
                union all
                select h.body from resource r cross join lateral (
                  select v.body, v.deleted, v.updated from resource_history v
                  where v.type = r.type and v.id = r.id and v.updated <= ?
                  order by v.version desc limit 1) h
                where %s""".formatted(current.sql(), past.sql()), args);
    }

    private static List<Clause> which(Wanted wanted) {
        List<Clause> which = new ArrayList<>();
        which.add(Clause.of("r.type = ?", wanted.type()));
        which.add(Reach.current().narrow(wanted.type()));
        if (wanted.personal()) which.add(Clause.of("r.patient is not null"));
        if (wanted.patients() != null)
            which.add(Clause.of("r.patient = any(?)", (Object) wanted.patients().toArray(String[]::new)));
        return which;
    }
}
