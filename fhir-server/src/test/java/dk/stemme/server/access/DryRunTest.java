package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Diary;
import dk.stemme.server.ServerTest;
import dk.stemme.server.World;
import dk.stemme.server.store.Json;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule set is tried on old answers before it is published: who would change colour? */
class DryRunTest extends ServerTest {
    private static final String KNEE = "oesteraa-knae";
    private static final String DEPRESSION = "oesteraa-depression";

    private Diary diary;
    private World world;

    @BeforeEach
    void rulesInForce() {
        world = World.of(this::ehr);
        diary = Diary.published(this::ehr);
        diary.put(diary.rules("1.0.0", "red: %`score` >= 7")).statusCode(201);
    }

    private String answered(String ward, String day, int bad) {
        String patient = diary.patient();
        world.treat(patient, ward);
        diary.send(diary.answers(patient, day, bad, null));
        return patient;
    }

    private ObjectNode tried(String... rules) {
        return diary.rules("2.0.0", rules).put("status", "draft");
    }

    private static ObjectNode asking(ObjectNode rules) {
        ObjectNode parameters = Json.object().put("resourceType", "Parameters");
        parameters.putArray("parameter").addObject().put("name", "rules").set("resource", rules);
        return parameters;
    }

    private static ObjectNode and(ObjectNode parameters, String name, String type, Object value) {
        ObjectNode parameter = parameters.withArray("parameter").addObject().put("name", name);
        if (value instanceof Integer number) parameter.put(type, number);
        else parameter.put(type, value.toString());
        return parameters;
    }

    private static ValidatableResponse ask(RequestSpecification as, ObjectNode parameters) {
        return as.body(parameters.toString()).post("/PlanDefinition/$dry-run").then();
    }

    private RequestSpecification mette() {
        return Browser.of(port, "mette").fhir();
    }

    private static List<JsonNode> parts(ValidatableResponse answer, String name) {
        JsonNode all = Json.read(answer.statusCode(200).extract().asString()).path("parameter");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .toList();
    }

    /** {@code before=red,after=none}: all parts in one line. */
    private static List<String> lines(ValidatableResponse answer, String name) {
        return parts(answer, name).stream()
                .map(parameter -> StreamSupport.stream(parameter.path("part").spliterator(), false)
                        .map(part -> part.path("name").asText() + "=" + value(part))
                        .filter(text -> !text.startsWith("response="))
                        .toList()
                        .toString())
                .toList();
    }

    private static String value(JsonNode part) {
        return part.properties().stream()
                .filter(field -> field.getKey().startsWith("value"))
                .map(field -> field.getValue()
                        .path("reference")
                        .asText(field.getValue().asText()))
                .findFirst()
                .orElse("");
    }

    @Test
    void itTellsWhoWouldChangeAndCountsAll() {
        String worse = answered(KNEE, "2026-10-01", 5);
        answered(KNEE, "2026-10-01", 8);
        String calmer = answered(KNEE, "2026-10-01", 7);
        var answer = ask(mette(), asking(tried("red: %`score` >= 8", "yellow: %`score` >= 5 and %`score` < 7")));
        assertThat(lines(answer, "colours"))
                .containsExactly(
                        "[before=red, after=red, count=1]",
                        "[before=red, after=green, count=1]",
                        "[before=green, after=yellow, count=1]");
        assertThat(lines(answer, "change"))
                .containsExactly(
                        "[patient=Patient/" + worse
                                + ", authored=2026-10-01T10:00:00+01:00, before=green, after=yellow,"
                                + " rule=yellow2, reason=Because of rule 2]",
                        "[patient=Patient/" + calmer + ", authored=2026-10-01T10:00:00+01:00, before=red, after=green,"
                                + " rule-before=red1, reason-before=Because of rule 1]");
        assertThat(parts(answer, "responses").get(0).path("valueInteger").asInt())
                .isEqualTo(3);
        assertThat(parts(answer, "left-out")).isEmpty();
    }

    @Test
    void changesAreThoseOfThatTime() {
        String patient = answered(KNEE, "2026-10-01", 2);
        diary.send(diary.answers(patient, "2026-10-08", 6, null));
        diary.send(diary.answers(patient, "2026-10-15", 6, null));
        var answer = ask(mette(), asking(tried("yellow: %`score.change-last-percent` >= 100")));
        assertThat(lines(answer, "change")).hasSize(1);
        assertThat(lines(answer, "change").get(0)).contains("2026-10-08", "after=yellow");
    }

    @Test
    void itCanBeNarrowedToATimeAndSaysWhatWasTooMuch() {
        answered(KNEE, "2026-08-01", 5);
        answered(KNEE, "2026-09-01", 5);
        answered(KNEE, "2026-10-01", 5);
        ObjectNode asked = asking(tried("yellow: %`score` >= 5"));
        and(asked, "periodStart", "valueDate", "2026-08-15");
        and(asked, "_count", "valueInteger", 1);
        var answer = ask(mette(), asked);
        assertThat(lines(answer, "change")).hasSize(1);
        assertThat(lines(answer, "change").get(0)).contains("2026-10-01");
        assertThat(parts(answer, "left-out").get(0).path("valueInteger").asInt())
                .isEqualTo(1);
    }

    @Test
    void nothingIsStored() {
        String patient = answered(KNEE, "2026-10-01", 5);
        ask(mette(), asking(tried("yellow: %`score` >= 5"))).statusCode(200);
        ehr().get("/PlanDefinition/" + diary.mark + "-rules-2.0.0").then().statusCode(404);
        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", "attention")
                .get("/Observation")
                .then()
                .body("entry[0].resource.valueCodeableConcept.coding[0].code", equalTo("green"));
    }

    @Test
    void aStoredRuleSetIsTriedByItsAddress() {
        answered(KNEE, "2026-10-01", 5);
        diary.put(tried("yellow: %`score` >= 5")).statusCode(201);
        var answer = mette().body("{\"resourceType\":\"Parameters\"}")
                .post("/PlanDefinition/" + diary.mark + "-rules-2.0.0/$dry-run")
                .then();
        assertThat(lines(answer, "change")).hasSize(1);
    }

    @Test
    void aClinicianSeesTheirOwnUnitOnly() {
        answered(DEPRESSION, "2026-10-01", 5);
        String own = answered(KNEE, "2026-10-01", 5);
        ObjectNode asked = asking(tried("yellow: %`score` >= 5"));
        assertThat(lines(ask(mette(), asked), "change"))
                .singleElement()
                .asString()
                .contains(own);
        assertThat(lines(ask(ehr(), asked), "change")).hasSize(2);
        ObjectNode elsewhere = and(asked.deepCopy(), "subject", "valueString", "Location/" + DEPRESSION);
        ask(mette(), elsewhere).statusCode(403);
        assertThat(lines(ask(ehr(), elsewhere), "change")).hasSize(1);
    }

    @Test
    void onlyThoseWhoMayReadAnswersMayTry() {
        ObjectNode asked = asking(tried("yellow: %`score` >= 5"));
        for (String person : List.of("nancy", "henrik", "ida"))
            ask(Browser.of(port, person).fhir(), asked).statusCode(403);
        ask(anybody(), asked).statusCode(401);
        ask(anybody().auth().oauth2(token("system/PlanDefinition.rs")), asked).statusCode(403);
        ask(anybody().auth().oauth2(token("system/PlanDefinition.rs system/QuestionnaireResponse.rs")), asked)
                .statusCode(200);
    }

    @Test
    void whoWasToldAboutIsOnRecord() {
        String patient = answered(KNEE, "2026-10-01", 5);
        ask(mette(), asking(tried("yellow: %`score` >= 5"))).statusCode(200);
        String events = ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("subtype", "operation")
                .get("/AuditEvent")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(events).contains("Practitioner/mette-holm");
    }

    @Test
    void rulesThatCouldNotBePublishedAreRefused() {
        ask(mette(), asking(tried("yellow: %`score` >= 11")))
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("is 0 to 10"));
        ask(mette(), Json.object().put("resourceType", "Parameters"))
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("Send the rule set"));
    }
}
