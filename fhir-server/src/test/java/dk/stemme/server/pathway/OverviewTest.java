package dk.stemme.server.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of a unit: everybody in treatment there, those of most concern first. */
class OverviewTest extends ServerTest {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String department = "";
    private String ward = "";

    @BeforeEach
    void aWard() {
        department = unit("department", null);
        ward = unit("ward", department);
    }

    private String unit(String name, String parent) {
        ObjectNode location = resource("Location", name);
        location.putObject("managingOrganization")
                .put("reference", "Organization/" + location.path("id").asText());
        if (parent != null) location.putObject("partOf").put("reference", "Location/" + parent);
        return put(location);
    }

    private ObjectNode resource(String type, String name) {
        return Json.object().put("resourceType", type).put("id", mark + "-" + name);
    }

    private String put(ObjectNode resource) {
        String id = resource.path("id").asText();
        int status = ehr().body(resource.toString())
                .put("/" + resource.path("resourceType").asText() + "/" + id)
                .statusCode();
        assertThat(status).isIn(200, 201);
        return id;
    }

    private String treated(String name, String unit) {
        String patient = put(resource("Patient", name));
        ObjectNode episode = resource("EpisodeOfCare", name).put("status", "active");
        episode.putObject("patient").put("reference", "Patient/" + patient);
        episode.putObject("managingOrganization").put("reference", "Organization/" + unit);
        put(episode);
        return patient;
    }

    private void answer(String patient, String digits, String day) {
        ehr().body(Phq9.of(patient, digits)
                        .put("authored", day + "T10:00:00+01:00")
                        .toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private String appointment(String patient, LocalDate day, String time, String status) {
        ObjectNode appointment =
                resource("Appointment", patient.substring(9) + "-" + day).put("status", status);
        appointment.put("start", day + "T" + time + ":00+01:00").put("end", day + "T" + time + ":30+01:00");
        ObjectNode participant = appointment.putArray("participant").addObject().put("status", "accepted");
        participant.putObject("actor").put("reference", "Patient/" + patient);
        return put(appointment);
    }

    private void task(String patient, String status) {
        ObjectNode task = resource("Task", status).put("status", status).put("intent", "order");
        task.putObject("for").put("reference", "Patient/" + patient);
        put(task);
    }

    private List<JsonNode> entries(String unit) {
        String bundle = ehr().get("/Location/" + unit + "/$overview")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return StreamSupport.stream(Json.read(bundle).path("entry").spliterator(), false)
                .toList();
    }

    private List<String> listed(String unit) {
        return entries(unit).stream()
                .filter(entry -> entry.at("/search/mode").asText().equals("match"))
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }

    private List<JsonNode> included(String type) {
        return entries(ward).stream()
                .filter(entry -> entry.at("/search/mode").asText().equals("include"))
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .toList();
    }

    @Test
    void thoseOfMostConcernComeFirst() {
        String none = treated("a-none", ward);
        String green = treated("b-green", ward);
        String critical = treated("c-critical", ward);
        answer(green, "000000000", "2026-10-01");
        answer(critical, "000000003", "2026-10-01");
        assertThat(listed(ward)).containsExactly(critical, green, none);
    }

    @Test
    void amongEqualsTodaysAppointmentsComeFirstByTheHour() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        String later = treated("a-later", ward);
        String never = treated("b-never", ward);
        String sooner = treated("c-sooner", ward);
        String cancelled = treated("d-cancelled", ward);
        appointment(later, today, "14", "booked");
        appointment(sooner, today, "09", "booked");
        appointment(cancelled, today, "08", "cancelled");
        appointment(never, today.minusDays(1), "09", "booked");
        assertThat(listed(ward)).containsExactly(sooner, later, never, cancelled);
        assertThat(included("Appointment")).hasSize(2);
    }

    @Test
    void onlyTheNewestResponseStandsForAPerson() {
        String patient = treated("patient", ward);
        answer(patient, "333333330", "2026-09-01");
        answer(patient, "000000000", "2026-10-01");
        List<JsonNode> scores = new ArrayList<>(included("Observation"));
        assertThat(scores)
                .allSatisfy(score ->
                        assertThat(score.path("effectiveDateTime").asText()).startsWith("2026-10"));
        assertThat(scores)
                .extracting(score -> score.at("/code/coding/0/code").asText())
                .contains("phq9-total", "attention")
                .doesNotHaveDuplicates();
    }

    @Test
    void openTasksAreThereAndDoneOnesNot() {
        String patient = treated("patient", ward);
        task(patient, "requested");
        task(patient, "completed");
        assertThat(included("Task"))
                .extracting(task -> task.path("status").asText())
                .containsExactly("requested");
    }

    @Test
    void aDepartmentListsThePeopleOfItsWards() {
        String patient = treated("patient", ward);
        treated("other", unit("elsewhere", null));
        assertThat(listed(department)).containsExactly(patient);
    }

    @Test
    void whoseTreatmentHasEndedIsNotListed() {
        String patient = treated("patient", ward);
        ObjectNode ended = resource("EpisodeOfCare", "patient").put("status", "finished");
        ended.putObject("patient").put("reference", "Patient/" + patient);
        ended.putObject("managingOrganization").put("reference", "Organization/" + ward);
        put(ended);
        assertThat(listed(ward)).isEmpty();
    }

    @Test
    void anUnknownUnitIsNotFound() {
        ehr().get("/Location/nowhere/$overview").then().statusCode(404);
    }
}
