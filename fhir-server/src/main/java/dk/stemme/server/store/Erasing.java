package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what is about a person out of the store for good, with all versions and whatever it is found by. The record of
 * accesses stays. For the application's own work, inside a transaction.
 */
@Component
public class Erasing {
    private static final String THEIRS = "r.patient = ? and r.type <> 'AuditEvent'";
    private static final List<String> BESIDES = List.of(
            "resource_string t using resource r where t.type = r.type and t.id = r.id",
            "resource_date t using resource r where t.type = r.type and t.id = r.id",
            "resource_history t using resource r where t.type = r.type and t.id = r.id",
            "delivery t using resource r where t.type = r.type and t.resource = r.id",
            "outbox t using resource r where t.payload = r.type || '/' || r.id");

    private final JdbcClient jdbc;
    private final Rows rows;

    Erasing(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** When the newest entry about the patient was made, or is dated; empty when there is none. */
    public Optional<Instant> newest(String patient) {
        OffsetDateTime newest = jdbc.sql("select max(greatest(updated, starts)) from resource r where " + THEIRS)
                .param(patient)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .get(0);
        return Optional.ofNullable(newest).map(OffsetDateTime::toInstant);
    }

    /** The patients about whom nothing has been entered since; bare ids. */
    public List<String> untouchedSince(Instant since, int most) {
        return jdbc.sql("""
                        select patient from resource where patient is not null and type <> 'AuditEvent'
                        group by patient having max(greatest(updated, starts)) < ? order by patient limit ?""")
                .params(since.atOffset(ZoneOffset.UTC), most)
                .query(String.class)
                .list();
    }

    /** Ids of the patient's resources of a type. */
    public List<String> ids(String patient, String type) {
        return jdbc.sql("select id from resource where patient = ? and type = ?")
                .params(patient, type)
                .query(String.class)
                .list();
    }

    /** @return how many resources are gone */
    public int erase(String patient) {
        for (String table : BESIDES)
            jdbc.sql("delete from " + table + " and " + THEIRS).param(patient).update();
        return jdbc.sql("delete from resource r where " + THEIRS).param(patient).update();
    }

    /** Changes all resources of a type that are found by one of these keys, where they stand: no new version. */
    public void rewrite(String type, Long[] keys, UnaryOperator<ObjectNode> change) {
        List<Stored> found = jdbc.sql(
                        "select " + Rows.COLUMNS + " from resource r where r.type = ? and r.keys && ? for update")
                .params(type, keys)
                .query(Rows::stored)
                .list();
        for (Stored stored : found) {
            rows.update(changed(stored, change.apply(stored.json())));
            rewritePast(stored, change);
        }
    }

    private static Rows.Row changed(Stored before, ObjectNode json) {
        IndexEntry index = IndexEntry.of(before.type(), json);
        Stored after = new Stored(
                before.type(), before.id(), before.version(), before.updated(), false, Json.write(json), index.patient);
        return new Rows.Row(after, index);
    }

    private void rewritePast(Stored stored, UnaryOperator<ObjectNode> change) {
        record Past(int version, String body) {}
        List<Past> past = jdbc.sql("select version, body from resource_history where type = ? and id = ?")
                .params(stored.type(), stored.id())
                .query(Past.class)
                .list();
        for (Past each : past)
            jdbc.sql("update resource_history set body = ? where type = ? and id = ? and version = ?")
                    .params(Json.write(change.apply(Json.read(each.body))), stored.type(), stored.id(), each.version)
                    .update();
    }
}
