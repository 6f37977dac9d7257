package dk.stemme.server.pathway;

import dk.stemme.instruments.Canonicals;
import dk.stemme.server.store.Keys;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in treatment in a unit or below it, by concern, then by the time of today's appointment. */
@Component
class Treated {
    static final long FINDING =
            Keys.of("Observation", "code", Canonicals.codeSystem("observation-kind") + "|attention");
    static final long IN_ERROR = Keys.of("Observation", "status", "entered-in-error");

    /** A longer list is no list; those of least concern are left out. */
    private static final int MOST = 200;

    /**
     * @param findings ids of the newest finding in each questionnaire
     * @param appointments ids of today's appointments that stand
     */
    record Person(String patient, List<String> findings, List<String> appointments) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Treated(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Person> in(String unit) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(SQL)
                .param("unit", unit)
                .param("finding", new Long[] {FINDING})
                .param("error", new Long[] {IN_ERROR})
                .param("off", off("cancelled", "noshow", "entered-in-error"))
                .param("from", at(today))
                .param("to", at(today.plusDays(1)))
                .param("most", MOST)
                .query(Treated::person)
                .list();
    }

    private OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private static Long[] off(String... statuses) {
        return Stream.of(statuses)
                .map(status -> Keys.of("Appointment", "status", status))
                .toArray(Long[]::new);
    }

    private static final String SQL = """
            with treated as (
              select distinct t.patient
              from treatment t join unit_ancestor a using (unit)
              where t.open and a.ancestor = :unit),
            finding as (
              select distinct on (r.patient, answered) r.patient, r.id,
                split_part(jsonb_path_query_first(r.body::jsonb,
                  '$.extension[*] ? (@.url like_regex "/(questionnaire|rule-set)$").valueCanonical') #>> '{}', '|', 1) as answered,
                array_position(array['critical', 'red', 'yellow', 'green'],
                  r.body::jsonb #>> '{valueCodeableConcept,coding,0,code}') as concern
              from treated join resource r on r.patient = treated.patient and r.type = 'Observation'
              where not r.deleted and r.keys @> :finding and not r.keys @> :error
              order by r.patient, answered, r.starts desc, r.id desc),
            appointment as (
              select r.patient, r.id, r.starts
              from treated join resource r on r.patient = treated.patient and r.type = 'Appointment'
              where not r.deleted and r.starts >= :from and r.starts < :to and not r.keys && :off)
            select treated.patient,
              array(select f.id from finding f where f.patient = treated.patient order by f.concern),
              array(select a.id from appointment a where a.patient = treated.patient order by a.starts)
            from treated
            order by
              (select min(f.concern) from finding f where f.patient = treated.patient),
              (select min(a.starts) from appointment a where a.patient = treated.patient),
              treated.patient
            limit :most""";

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(row.getString(1), ids(row.getArray(2)), ids(row.getArray(3)));
    }

    private static List<String> ids(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
