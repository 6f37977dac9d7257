package dk.stemme.server.access.audit;

import dk.stemme.server.access.audit.Seal.Leaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of seals and of days that are over, and which AuditEvents may still be sealed. */
@Component
class Seals {
    /**
     * How long after its moment of record an event is expected to be committed at the latest. What appears later in no
     * seal was not written by the server.
     */
    static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration RECENT = Duration.ofSeconds(30);

    private static final String COLUMNS = "day, number, upto, previous, events, leaves, hash";

    /** An AuditEvent as it is stored. */
    record Row(String id, String body) {}

    /** A day that is over. */
    record Day(LocalDate day, int seals, byte[] root) {}

    /**
     * Where an event's moment of record may lie to be sealed next, as instants and as the first ids of such moments.
     *
     * @param slack how late a commit, and how wrong a node's clock, is reckoned with
     */
    record Span(Instant from, Instant until, Duration slack) {
        /** All that may still be sealed. */
        static Span after(Optional<Seal> last, Instant now) {
            return of(last, now, LATE);
        }

        /** What usually has come since the last seal; the rest is looked for now and then. */
        static Span recent(Optional<Seal> last, Instant now) {
            return of(last, now, RECENT);
        }

        private static Span of(Optional<Seal> last, Instant now, Duration slack) {
            return new Span(last.map(seal -> seal.upto().minus(slack)).orElse(Instant.EPOCH), now.plus(slack), slack);
        }

        /** UUIDs of version 7 begin with 48 bits of milliseconds. */
        private static String id(Instant instant) {
            String hex = "%012x".formatted(instant.toEpochMilli());
            return hex.substring(0, 8) + "-" + hex.substring(8);
        }

        List<Object> args() {
            return List.of(id(from), id(until), at(from), at(until));
        }
    }

    private static final String IN_SPAN = "(r.id >= ? and r.id < ? and r.starts >= ? and r.starts < ?)";

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seal> last() {
        return jdbc.sql("select " + COLUMNS + " from audit_seal order by day desc, number desc limit 1")
                .query(Seals::seal)
                .optional();
    }

    /** In the order they were made. */
    List<Seal> after(LocalDate day, int number, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from audit_seal where (day, number) > (?, ?) order by day, number limit ?")
                .params(day, number, most)
                .query(Seals::seal)
                .list();
    }

    void add(Seal seal) {
        jdbc.sql("insert into audit_seal (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")
                .param(seal.day())
                .param(seal.number())
                .param(at(seal.upto()))
                .param(seal.previous())
                .param(seal.leaves().stream().map(Leaf::event).toArray(String[]::new))
                .param(seal.leaves().stream().map(Leaf::hash).toArray(byte[][]::new))
                .param(seal.hash())
                .update();
    }

    Optional<Day> day(LocalDate day) {
        return jdbc.sql("select day, seals, root from audit_day where day = ?")
                .param(day)
                .query(Day.class)
                .optional();
    }

    void close(Seal last) {
        jdbc.sql("insert into audit_day (day, seals, root) values (?, ?, ?)")
                .params(last.day(), last.number(), last.root())
                .update();
    }

    /** Committed events of the span that no seal names, oldest first. */
    List<Row> unsealed(Span span, int most) {
        return jdbc.sql("select r.id, r.body from resource r where r.type = 'AuditEvent' and " + IN_SPAN + """
                         and not exists (
                          select 1 from (select unnest(s.events) as event from audit_seal s where s.upto > ?) named
                          where named.event = r.id)
                        order by r.id limit ?""")
                .params(span.args())
                .param(at(span.from.equals(Instant.EPOCH) ? span.from : span.from.minus(span.slack)))
                .param(most)
                .query(Row.class)
                .list();
    }

    /** Ids of events that no seal names, though they can no more be sealed. */
    List<String> forgotten(Span span) {
        return jdbc.sql("select r.id from resource r where r.type = 'AuditEvent' and not " + IN_SPAN + """
                         and not exists (
                          select 1 from (select unnest(s.events) as event from audit_seal s) named
                          where named.event = r.id)
                        order by r.id""")
                .params(span.args())
                .query(String.class)
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        String[] events = (String[]) row.getArray("events").getArray();
        byte[][] hashes = (byte[][]) row.getArray("leaves").getArray();
        List<Leaf> leaves = new ArrayList<>(events.length);
        for (int i = 0; i < Math.min(events.length, hashes.length); i++) leaves.add(new Leaf(events[i], hashes[i]));
        return new Seal(
                row.getObject("day", LocalDate.class),
                row.getInt("number"),
                row.getObject("upto", OffsetDateTime.class).toInstant(),
                row.getBytes("previous"),
                leaves,
                row.getBytes("hash"));
    }
}
