package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Cells;
import dk.stemme.server.store.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A health service of its own for each test, told to the server as an EHR would. */
abstract class QualityTest extends ServerTest {
    static final String MEAN = "phq9-total-mean";
    static final String RATE = "phq9-response-rate";
    static final YearMonth MARCH = YearMonth.of(2025, 3);

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private int last;

    @Autowired
    private AggregateWorker worker;

    @Autowired
    private JdbcClient jdbc;

    /** A name that no other test has. */
    String own(String name) {
        return mark + "-" + name;
    }

    String unit(String name, String parent) {
        String id = own(name);
        ObjectNode location =
                Json.object().put("resourceType", "Location").put("id", id).put("name", name);
        location.putObject("managingOrganization").put("reference", "Organization/" + id);
        if (!parent.isEmpty()) location.putObject("partOf").put("reference", "Location/" + parent);
        put(location);
        return id;
    }

    String patient() {
        String id = own("p" + ++last);
        put(Json.object().put("resourceType", "Patient").put("id", id));
        return id;
    }

    /** New people answer at a unit uninvited; a digit 0–3 each, the answer to all nine questions. */
    void answer(String unit, YearMonth month, String answers) {
        for (char digit : answers.toCharArray())
            answer(patient(), unit, month.atDay(10), String.valueOf(digit).repeat(9));
    }

    /** @return the response's id */
    String answer(String patient, String unit, LocalDate day, String digits) {
        ObjectNode response = Phq9.of(patient, digits).put("authored", day + "T10:00:00+01:00");
        response.putObject("encounter").put("reference", "Encounter/" + visit(patient, unit));
        return ehr().body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String visit(String patient, String unit) {
        String id = own("e" + ++last);
        ObjectNode encounter =
                Json.object().put("resourceType", "Encounter").put("id", id).put("status", "finished");
        encounter.putObject("class").put("code", "AMB");
        encounter.putObject("subject").put("reference", "Patient/" + patient);
        encounter.putArray("location").addObject().putObject("location").put("reference", "Location/" + unit);
        put(encounter);
        return id;
    }

    /** @return the Task's id */
    String invite(String patient, String unit, LocalDate day, String status) {
        String id = own("t" + ++last);
        ObjectNode task =
                Json.object().put("resourceType", "Task").put("id", id).put("status", status);
        task.put("intent", "order").put("authoredOn", day + "T08:00:00+01:00");
        task.putArray("identifier").addObject().put("system", "urn:test").put("value", id);
        task.putObject("for").put("reference", "Patient/" + patient);
        task.putObject("location").put("reference", "Location/" + unit);
        ObjectNode input = task.putArray("input").addObject();
        input.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", "https://stemme.example/fhir/CodeSystem/task-part")
                .put("code", "questionnaire");
        input.put("valueCanonical", "https://stemme.example/fhir/Questionnaire/phq9|1.0.0");
        put(task);
        return id;
    }

    void put(ObjectNode resource) {
        int status = ehr().body(resource.toString())
                .put("/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    /** Waits until every message of changed figures has been worked on, here or by the server itself. */
    void settle() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            worker.work();
            return waiting() == 0;
        });
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbox where topic = ?")
                .param(Cells.TOPIC)
                .query(Long.class)
                .single();
    }

    /** The aggregate of a unit and month, as any client finds it. */
    Optional<JsonNode> aggregate(String indicator, String unit, YearMonth month) {
        String found = ehr().queryParam("category", "aggregate")
                .queryParam("code", "https://stemme.example/fhir/CodeSystem/indicator|" + indicator)
                .queryParam("subject", "Location/" + unit)
                .queryParam("date", "ge" + month.atDay(1))
                .queryParam("date", "le" + month.atEndOfMonth())
                .get("/Observation")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonNode entries = Json.read(found).path("entry");
        assertThat(entries.size()).isLessThanOrEqualTo(1);
        return Optional.ofNullable(entries.get(0)).map(entry -> entry.path("resource"));
    }

    /** A number of an aggregate; {@code value} is the headline. */
    static double number(JsonNode aggregate, String part) {
        if (part.equals("value"))
            return aggregate.path("valueQuantity").path("value").asDouble(Double.NaN);
        return component(aggregate, part).path("valueQuantity").path("value").asDouble(Double.NaN);
    }

    static JsonNode component(JsonNode aggregate, String part) {
        for (JsonNode component : aggregate.path("component"))
            if (component
                    .path("code")
                    .path("coding")
                    .path(0)
                    .path("code")
                    .asText()
                    .equals(part)) return component;
        return Json.object();
    }

    static boolean isWithheld(JsonNode aggregate) {
        return component(aggregate, "suppressed").path("valueBoolean").asBoolean();
    }
}
