package dk.stemme.server.pathway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invitations, as narrow rows beside their Tasks. */
@Component
public class Invitations {
    private static final String RESPONSE = "https://stemme.example/fhir/CodeSystem/task-part";

    private final JdbcClient jdbc;
    private final Store store;

    Invitations(JdbcClient jdbc, Store store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** The invitation, if it was this patient's. */
    public Optional<Invitation> find(String task, String patient) {
        return jdbc.sql("""
                        select task, unit, pathway, time_point, index_date, side, invited, due
                        from invitation where task = ? and patient = ?""")
                .params(task, patient)
                .query(Invitations::invitation)
                .optional();
    }

    /** Those of these Tasks that are invitations, by Task. */
    public Map<String, Invitation> findAll(Collection<String> tasks) {
        return jdbc.sql("""
                        select task, unit, pathway, time_point, index_date, side, invited, due
                        from invitation where task = any(?)""").param(tasks.toArray(String[]::new)).query(Invitations::invitation).list().stream()
                .collect(Collectors.toMap(Invitation::task, Function.identity()));
    }

    /**
     * The response has been begun or completed: the Task says so and points to it, if it is one of the same patient.
     *
     * @param completed when it was answered, null while it is a draft
     */
    public void answered(String task, Stored response, @Nullable Instant completed) {
        String status = completed == null ? "in-progress" : "completed";
        jdbc.sql("update invitation set status = ?, response = ?, answered = ? where task = ? and patient = ?")
                .params(status, response.id())
                .param(completed == null ? null : completed.atOffset(ZoneOffset.UTC))
                .params(task, response.patient())
                .update();
        Optional<Stored> before = store.findForUpdate("Task", task);
        before.filter(stored -> Objects.equals(stored.patient(), response.patient()))
                .filter(stored -> !stored.deleted() && !saysSo(stored.json(), status))
                .ifPresent(
                        stored -> Reach.asSystem(() -> store.replace(stored, after(stored, status, response), true)));
    }

    private static boolean saysSo(ObjectNode task, String status) {
        return task.path("status").asText().equals(status) && task.has("output");
    }

    private static ObjectNode after(Stored before, String status, Stored response) {
        ObjectNode task = before.json().put("status", status);
        ObjectNode output = Json.object();
        output.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", RESPONSE)
                .put("code", "response");
        output.putObject("valueReference").put("reference", response.reference());
        task.putArray("output").add(output);
        return task;
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getString("task"),
                row.getString("unit"),
                row.getString("pathway"),
                row.getString("time_point"),
                row.getObject("index_date", LocalDate.class),
                row.getString("side"),
                row.getObject("invited", LocalDate.class),
                row.getObject("due", LocalDate.class));
    }
}
