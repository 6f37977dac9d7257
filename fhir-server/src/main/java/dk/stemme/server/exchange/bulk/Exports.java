package dk.stemme.server.exchange.bulk;

import dk.stemme.server.store.OnBehalf;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of exports. */
@Component
class Exports {
    /** A file that can be fetched, with how many resources it has. */
    record File(String type, long resources) {}

    private static final String COLUMNS =
            "id, client, mandate, request, types, personal, patients, since, at, state = 'complete' as complete";

    private final JdbcClient jdbc;
    private final OnBehalf caller;
    private final Clock clock;

    Exports(JdbcClient jdbc, OnBehalf caller, Clock clock) {
        this.jdbc = jdbc;
        this.caller = caller;
        this.clock = clock;
    }

    /** Writes down what the current caller asks for; gives its id, which cannot be guessed. */
    String begin(ExportRequest asked, List<String> types, boolean personal, @Nullable List<String> patients) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into export_job (id, client, mandate, request, types, personal, patients, since, at, state, horizon)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'accepted', pg_snapshot_xmax(pg_current_snapshot())::text::bigint)""")
                .param(id)
                .param(caller.client())
                .param(caller.mandate())
                .param(asked.url())
                .param(types.toArray(String[]::new))
                .param(personal)
                .param(patients == null ? null : patients.toArray(String[]::new))
                .param(asked.since() == null ? null : at(asked.since()))
                .param(at(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .update();
        return id;
    }

    /** The current caller's own export of this id. */
    Optional<Export> own(String id) {
        return jdbc.sql("select " + COLUMNS + " from export_job where id = ? and client = ?")
                .params(id, caller.client())
                .query(Exports::export)
                .optional();
    }

    List<File> files(String id) {
        return jdbc.sql("select type, resources from export_file where job = ? order by type")
                .param(id)
                .query(File.class)
                .list();
    }

    void remove(String id) {
        jdbc.sql("delete from export_job where id = ?").param(id).update();
    }

    void removeOlder(Duration than) {
        jdbc.sql("delete from export_job where at < ?")
                .param(at(clock.instant().minus(than)))
                .update();
    }

    /**
     * The oldest that waits for its files, for this node alone while the lease runs. Only once all transactions that
     * were open when it was asked for have ended: what they wrote belongs to it.
     */
    Optional<Export> lease(Duration lease) {
        return jdbc.sql("update export_job set leased = ? where id = ("
                        + " select id from export_job where state = 'accepted' and (leased is null or leased < ?)"
                        + "   and horizon <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                        + " order by at limit 1 for update skip locked)"
                        + " returning " + COLUMNS)
                .params(at(clock.instant().plus(lease)), at(clock.instant()))
                .query(Exports::export)
                .optional();
    }

    /** Keeps the lease while a file is done; false when the export has been cancelled. */
    boolean done(Export export, File file, Duration lease) {
        int there = jdbc.sql("update export_job set leased = ? where id = ?")
                .params(at(clock.instant().plus(lease)), export.id())
                .update();
        if (there == 1)
            jdbc.sql("insert into export_file (job, type, resources) values (?, ?, ?) on conflict do nothing")
                    .params(export.id(), file.type(), file.resources())
                    .update();
        return there == 1;
    }

    void complete(Export export) {
        jdbc.sql("update export_job set state = 'complete' where id = ?")
                .param(export.id())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        Array patients = row.getArray("patients");
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new Export(
                row.getString("id"),
                row.getString("client"),
                row.getString("mandate"),
                row.getString("request"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getBoolean("personal"),
                patients == null ? null : List.of((String[]) patients.getArray()),
                since == null ? null : since.toInstant(),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("complete"));
    }
}
