package dk.stemme.server;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.demo.DemoWorld;
import dk.stemme.server.store.Json;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The demo's units and people, without their history, and what happens to them in a test: posted as an EHR would. */
public final class World {
    private static final String BASE = "https://stemme.example/fhir/";
    private static boolean there;

    private final Supplier<RequestSpecification> ehr;

    private World(Supplier<RequestSpecification> ehr) {
        this.ehr = ehr;
    }

    /** Puts the setting in place once per run, in the server that the tests share. */
    public static synchronized World of(Supplier<RequestSpecification> ehr) {
        if (there) return new World(ehr);
        there = true;
        return made(ehr);
    }

    /** Puts the setting in place. */
    public static World made(Supplier<RequestSpecification> ehr) {
        World world = new World(ehr);
        Clock clock = Clock.system(ZoneId.of("Europe/Copenhagen"));
        new DemoWorld(clock, world.questionnaires())
                .setting()
                .forEach(bundle ->
                        world.send().body(bundle.toString()).post("/").then().statusCode(200));
        return world;
    }

    private RequestSpecification send() {
        return given().spec(ehr.get());
    }

    private List<ObjectNode> questionnaires() {
        List<ObjectNode> found = new ArrayList<>();
        Json.read(send().queryParam("status", "active")
                        .queryParam("_count", 1000)
                        .get("/Questionnaire")
                        .asString())
                .path("entry")
                .forEach(entry -> found.add((ObjectNode) entry.path("resource")));
        return found;
    }

    /** The patient is treated at this ward from today. */
    public void treat(String patient, String ward) {
        put("""
                {"resourceType":"EpisodeOfCare","id":"%1$s-%2$s","status":"active","patient":{"reference":"Patient/%1$s"},
                 "managingOrganization":{"reference":"Organization/%2$s"},"period":{"start":"%3$s"}}""".formatted(patient, ward, LocalDate.now()));
    }

    /** The ward asks the patient to answer a questionnaire of the catalogue within a week. */
    public void invite(String patient, String ward, String questionnaire) {
        String id = patient + "-" + questionnaire;
        put("""
                {"resourceType":"Task","id":"%1$s","identifier":[{"system":"%5$sinvitation","value":"%1$s"}],
                 "status":"requested","intent":"order","for":{"reference":"Patient/%2$s"},
                 "owner":{"reference":"Patient/%2$s"},"authoredOn":"%6$s","location":{"reference":"Location/%3$s"},
                 "restriction":{"period":{"end":"%7$s"}},
                 "input":[{"type":{"coding":[{"system":"%5$sCodeSystem/task-part","code":"questionnaire"}]},
                   "valueCanonical":"%5$sQuestionnaire/%4$s|1.0.0"}]}""".formatted(
                        id,
                        patient,
                        ward,
                        questionnaire,
                        BASE,
                        LocalDate.now(),
                        LocalDate.now().plusDays(7)));
    }

    /** The patient answers PHQ-9, uninvited. */
    public void answer(String patient, String digits) {
        send().body(Phq9.of(patient, digits)
                        .put("authored", LocalDate.now() + "T08:00:00+01:00")
                        .toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private void put(String json) {
        ObjectNode resource = Json.read(json);
        String path = "/" + resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        int status = send().body(json).put(path).statusCode();
        if (status > 201) throw new AssertionError(path + ": " + status);
    }
}
