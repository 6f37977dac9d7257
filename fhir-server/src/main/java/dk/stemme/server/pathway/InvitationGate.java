package dk.stemme.server.pathway;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.LocalZone;
import dk.stemme.server.store.Outbox;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The gate of Tasks: one that asks for a response is an invitation and gets its narrow row. */
@Component
class InvitationGate implements Gate {
    private static final String BASE = "https://stemme.example/fhir/StructureDefinition/";

    private final Store store;
    private final Forms forms;
    private final Outbox outbox;
    private final JdbcClient jdbc;

    InvitationGate(Store store, Forms forms, Outbox outbox, JdbcClient jdbc) {
        this.store = store;
        this.forms = forms;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return "Task";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Task task = (Task) incoming.model();
        String questionnaire = questionnaire(task);
        if (questionnaire != null
                && !String.valueOf(task.getFor().getReference()).startsWith("Patient/"))
            throw Refusal.of(422, IssueType.REQUIRED, "Task.for", "An invitation must say for which Patient it is.");
        Accepted accepted = store.put(incoming);
        if (accepted.change() == Accepted.Change.UPDATED)
            forget(accepted.stored().id());
        if (questionnaire != null && accepted.change() != Accepted.Change.UNCHANGED)
            keep(accepted.stored(), task, questionnaire);
        return accepted;
    }

    @Override
    public void deleted(Stored stored) {
        forget(stored.id());
    }

    /** Takes the row away and says which cell it counted in. */
    private void forget(String task) {
        jdbc.sql("delete from invitation where task = ? returning questionnaire, invited, unit")
                .param(task)
                .query(row -> {
                    LocalDate invited = row.getObject(2, LocalDate.class);
                    outbox.add(Cells.TOPIC, Cells.of(row.getString(1), invited, row.getString(3)));
                });
    }

    private void keep(Stored stored, Task task, String canonical) {
        var form = forms.of(canonical);
        LocalDate invited = day(task.hasAuthoredOn() ? task.getAuthoredOn() : Date.from(stored.updated()));
        String unit = id(task.getLocation(), "Location/");
        jdbc.sql("""
                        insert into invitation (task, patient, unit, questionnaire, kind, time_point, pathway, index_date,
                          side, invited, due, status, response, answered)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(stored.id(), id(task.getFor(), "Patient/"))
                .param(unit)
                .params(form.url(), form.kind())
                .param(text(task, "time-point"))
                .param(task.hasBasedOn() ? id(task.getBasedOnFirstRep(), "CarePlan/") : null)
                .param(date(task, "index-date"))
                .param(text(task, "side"))
                .param(invited)
                .param(due(task))
                .param(task.getStatus().toCode())
                .param(output(stored.json()))
                .param(completed(task))
                .update();
        outbox.add(Cells.TOPIC, Cells.of(form.url(), invited, unit));
    }

    private static @Nullable String questionnaire(Task task) {
        return task.getInput().stream()
                .filter(input ->
                        input.getType().getCoding().stream().anyMatch(c -> "questionnaire".equals(c.getCode())))
                .map(input -> input.getValue() instanceof CanonicalType canonical ? canonical.getValue() : null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String output(JsonNode task) {
        String reference = task.path("output")
                .path(0)
                .path("valueReference")
                .path("reference")
                .asText("");
        return reference.startsWith("QuestionnaireResponse/") ? reference.substring(22) : null;
    }

    private static java.time.@Nullable OffsetDateTime completed(Task task) {
        if (task.getStatus() != Task.TaskStatus.COMPLETED) return null;
        Date when = task.hasLastModified() ? task.getLastModified() : task.getAuthoredOn();
        return when == null ? null : when.toInstant().atOffset(java.time.ZoneOffset.UTC);
    }

    private static @Nullable LocalDate due(Task task) {
        Date end = task.getRestriction().getPeriod().getEnd();
        return end == null ? null : day(end);
    }

    private static LocalDate day(Date date) {
        return Instant.ofEpochMilli(date.getTime()).atZone(LocalZone.get()).toLocalDate();
    }

    private static @Nullable String text(Task task, String extension) {
        var found = task.getExtensionByUrl(BASE + extension);
        Type value = found == null ? null : found.getValue();
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
    }

    private static @Nullable LocalDate date(Task task, String extension) {
        String text = text(task, extension);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String id(Reference reference, String type) {
        String text = reference.getReference();
        return text != null && text.startsWith(type) ? text.substring(type.length()) : null;
    }
}
