package dk.stemme.server.pathway;

import dk.stemme.server.store.Keys;
import dk.stemme.server.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is newest about some people, as it is stored. */
@Component
class Newest {
    private final JdbcClient jdbc;

    Newest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By patient: first the Patient, then findings, scores, appointments and open Tasks. */
    Map<String, List<Stored>> of(List<Treated.Person> people) {
        String[] patients = people.stream().map(Treated.Person::patient).toArray(String[]::new);
        Map<String, List<Stored>> found = new HashMap<>();
        jdbc.sql(SQL)
                .param("patients", patients)
                .param("findings", ids(people, Treated.Person::findings))
                .param("appointments", ids(people, Treated.Person::appointments))
                .param("derived", derivedFrom(newestResponses(patients)))
                .param("notScore", new Long[] {Treated.FINDING, Treated.IN_ERROR})
                .param("waiting", waiting("requested", "in-progress"))
                .query(row -> {
                    found.computeIfAbsent(row.getString(7), patient -> new ArrayList<>())
                            .add(stored(row));
                });
        return found;
    }

    /** The newest completed response of each person to each questionnaire. */
    private List<String> newestResponses(String[] patients) {
        return jdbc.sql(RESPONSES).param(patients).query(String.class).list();
    }

    private static Long[] derivedFrom(List<String> responses) {
        return responses.stream()
                .map(id -> Keys.of("Observation", "derived-from", "QuestionnaireResponse/" + id))
                .toArray(Long[]::new);
    }

    private static Long[] waiting(String... statuses) {
        return Stream.of(statuses)
                .map(status -> Keys.of("Task", "status", status))
                .toArray(Long[]::new);
    }

    private static String[] ids(List<Treated.Person> people, Function<Treated.Person, List<String>> which) {
        return people.stream().map(which).flatMap(List::stream).toArray(String[]::new);
    }

    /** What people found of their care is not for this list. */
    private static final String RESPONSES = """
            select response from (
              select distinct on (patient, questionnaire) response
              from fact where patient = any(?) and kind <> 'prem'
              order by patient, questionnaire, answered desc, response desc) newest""";

    private static final String SQL = """
            select type, id, version, updated, deleted, body, patient
            from (
              select *, 1 as part from resource where type = 'Patient' and id = any(:patients)
              union all
              select *, 2 from resource where type = 'Observation' and id = any(:findings)
              union all
              select *, 3 from resource
              where type = 'Observation' and patient = any(:patients) and keys && :derived and not keys && :notScore
              union all
              select *, 4 from resource where type = 'Appointment' and id = any(:appointments)
              union all
              select *, 5 from resource
              where type = 'Task' and patient = any(:patients) and keys && :waiting) as shown
            where not deleted
            order by patient, part, starts desc, id""";

    private static Stored stored(ResultSet row) throws SQLException {
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
