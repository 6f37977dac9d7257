package dk.stemme.server.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.exchange.Receiver;
import dk.stemme.server.store.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every kind of caller × every way to come at data: whose data the answer holds, held against {@code access-ways.txt}. Three
 * people: ane is treated in the clinician's ward, bo in another, kid nowhere.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AccessWaysTest extends CallerTest {
    private static final List<String> PEOPLE = List.of("ane", "bo", "kid");
    private static final List<String> PERSONAL = List.of(
            "Patient",
            "RelatedPerson",
            "Encounter",
            "Appointment",
            "EpisodeOfCare",
            "ServiceRequest",
            "Task",
            "CarePlan",
            "QuestionnaireResponse",
            "Observation",
            "Flag",
            "MeasureReport",
            "Provenance",
            "Consent",
            "AuditEvent");

    private static final String LEGEND = """
            # Whose data each kind of caller is shown, by each way there is: a is ane's, b is bo's, k is kid's, - nobody's.
            """ + KINDS;

    /** When the three came: what was there before is of no interest. */
    private String since = "";

    @BeforeAll
    void threePeople() {
        since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        signIn();
        person("ways-ane", 40);
        person("ways-bo", 40);
        person("ways-kid", 8);
        treated("ways-ane", "ways-ward");
        treated("ways-bo", "ways-other");
        for (String ward : List.of("ways-ward", "ways-other"))
            put("{\"resourceType\":\"Location\",\"id\":\"%s\",\"status\":\"active\",\"name\":\"W\"}".formatted(ward));
        PEOPLE.forEach(person -> everythingOf("ways-" + person));
        put("""
                {"resourceType":"RelatedPerson","id":"ways-kin","patient":{"reference":"Patient/ways-ane"}}""");
        put("""
                {"resourceType":"RelatedPerson","id":"ways-mother","patient":{"reference":"Patient/ways-kid"},
                 "relationship":[{"coding":[{"code":"PARAUTH",
                   "system":"http://hl7.dk/fhir/core/CodeSystem/dk-relatedperson-relationshipcodes"}]}]}""");
    }

    /** Something of each type, each named after the person. */
    private void everythingOf(String id) {
        observations(id);
        String subject = "\"subject\":{\"reference\":\"Patient/%s\"}".formatted(id);
        String patient = subject.replace("subject", "patient");
        String coding = "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"59284-0\"}]}";
        made("RelatedPerson", id, patient);
        made("Encounter", id, "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"}," + subject);
        made("EpisodeOfCare", id, "\"status\":\"finished\"," + patient);
        made("ServiceRequest", id, "\"status\":\"active\",\"intent\":\"order\"," + subject);
        made("CarePlan", id, "\"status\":\"draft\",\"intent\":\"plan\"," + subject);
        made("Flag", id, "\"status\":\"active\",\"code\":" + coding + "," + subject);
        made("Task", id, "\"status\":\"requested\",\"intent\":\"order\"," + subject.replace("subject", "for"));
        made(
                "Consent",
                id,
                "\"status\":\"inactive\",\"scope\":" + coding + ",\"category\":[" + coding + "],"
                        + "\"policyRule\":{\"text\":\"x\"}," + patient);
        made(
                "Appointment",
                id,
                "\"status\":\"booked\",\"participant\":[{\"status\":\"accepted\",\"actor\":{\"reference\":\"Patient/"
                        + id + "\"}}]");
        made(
                "MeasureReport",
                id,
                "\"status\":\"complete\",\"type\":\"individual\",\"measure\":\"https://stemme.example/fhir/Measure/x\","
                        + "\"period\":{\"start\":\"2026-01-01\"}," + subject);
        ObjectNode answers = Phq9.identified(Phq9.of(id, "000000001"), id);
        assertThat(ehr().body(answers.toString()).post("/QuestionnaireResponse").statusCode())
                .isLessThan(202);
    }

    private void made(String type, String id, String content) {
        put("{\"resourceType\":\"%s\",\"id\":\"%s\",%s}".formatted(type, id, content));
    }

    private Map<String, List<String>> ways() {
        String fresh = "_lastUpdated=ge" + since + "&_count=1000";
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("history of all", List.of("/_history?_count=1000&_since=" + since));
        for (String type : PERSONAL) ways.put("search " + type, List.of("/" + type + "?_sort=-_lastUpdated&" + fresh));
        ways.put("read", ofEach("/Observation/ways-%s-survey"));
        ways.put("vread", ofEach("/Observation/ways-%s-survey/_history/1"));
        ways.put("history", ofEach("/Observation/ways-%s-survey/_history"));
        ways.put("history of the type", List.of("/Observation/_history?_count=1000&_since=" + since));
        ways.put("read, other category", ofEach("/Observation/ways-%s-laboratory"));
        ways.put("search by patient", ofEach("/Observation?patient=ways-%s"));
        ways.put("count", ofEach("/Observation?patient=ways-%s&_summary=count"));
        ways.put("_include", List.of("/Task?_include=Task:patient&" + fresh));
        ways.put("_include of answers", List.of("/Observation?_include=Observation:derived-from&" + fresh));
        ways.put("_revinclude", List.of("/Patient?_revinclude=Observation:patient&" + fresh));
        ways.put("chain", ofEach("/Observation?patient._id=ways-%s&_summary=count"));
        ways.put("_has", ofEach("/Patient?_has:Observation:patient:_id=ways-%s-survey&_summary=count"));
        ways.put("_has, nested", ofEach("/Patient?_has:Task:patient:patient._id=ways-%s&_summary=count"));
        ways.put("sorted by birth", List.of("/Patient?_sort=-birthdate&" + fresh));
        ways.put("$everything", ofEach("/Patient/ways-%s/$everything"));
        ways.put("$lastn", ofEach("/Observation/$lastn?patient=ways-%s&category=survey"));
        ways.put("$overview", List.of("/Location/ways-ward/$overview", "/Location/ways-other/$overview"));
        ways.put("Patient/$export", List.of("/Patient/$export?_type=Patient,Observation&_since=" + since));
        ways.put("Patient/$export, one type", List.of("/Patient/$export?_type=Observation&_since=" + since));
        ways.put("view of Patient", List.of("Patient"));
        ways.put("view of Observation", List.of("Observation"));
        ways.put("CDS Hooks", ofEach("cds %s"));
        return ways;
    }

    private static List<String> ofEach(String way) {
        return PEOPLE.stream().map(person -> way.formatted(person)).toList();
    }

    @Test
    void everyCallerIsShownWhatItsCellSaysAndNothingElse() throws Exception {
        Map<String, String> callers = kinds("ways");
        StringBuilder table = new StringBuilder(LEGEND);
        line(table, "", List.copyOf(callers.keySet()));
        ways().forEach((name, requests) -> line(
                table,
                name,
                callers.values().stream().map(token -> shown(requests, token)).toList()));
        golden("access-ways.txt", table.toString());
    }

    private String shown(List<String> requests, String token) {
        StringBuilder shown = new StringBuilder();
        for (String person : PEOPLE)
            if (requests.stream().anyMatch(request -> holds(request, person, token))) shown.append(person.charAt(0));
        return shown.isEmpty() ? "-" : shown.toString();
    }

    private boolean holds(String request, String person, String token) {
        if (request.endsWith("_summary=count")) return request.contains(person) && counted(request, token);
        if (request.startsWith("cds ")) return request.endsWith(" " + person) && carded(person, token);
        return answers.computeIfAbsent(token + " " + request, any -> answer(request, token))
                .contains("ways-" + person);
    }

    private final Map<String, String> answers = new LinkedHashMap<>();

    /** The resources of an answer as text; its links repeat the question. */
    private String answer(String request, String token) {
        if (request.contains("$export")) return exported(request, token);
        if (!request.startsWith("/")) return viewed(request, token);
        Response response = by(token).get(request);
        if (response.statusCode() >= 500) throw new AssertionError(request + ": " + response.asString());
        if (response.statusCode() != 200) return "";
        ObjectNode json = Json.read(response.asString());
        json.remove("link");
        return json.toString();
    }

    private RequestSpecification by(String token) {
        RequestSpecification request = anybody().urlEncodingEnabled(false);
        return token.isEmpty() ? request : request.auth().oauth2(token);
    }

    private boolean counted(String request, String token) {
        Response response = by(token).get(request);
        return response.statusCode() == 200
                && Json.read(response.asString()).path("total").asInt() > 0;
    }

    private boolean carded(String person, String token) {
        ObjectNode call = Json.object().put("hook", "patient-view").put("hookInstance", "c6a7b2a0-0000-4000-8000-1");
        call.putObject("context").put("userId", "Practitioner/1").put("patientId", "ways-" + person);
        RequestSpecification request = given().port(port).contentType("application/json");
        if (!token.isEmpty()) request.auth().oauth2(token);
        Response response = request.body(call.toString()).post("/cds-services/stemme-patient-view");
        return response.statusCode() == 200
                && !Json.read(response.asString()).path("cards").isEmpty();
    }

    private String viewed(String type, String token) {
        Response response = by(token)
                .accept("application/x-ndjson")
                .body("""
                        {"resourceType":"Parameters","parameter":[{"name":"_format","valueCode":"ndjson"},
                          {"name":"_since","valueInstant":"%s"},
                          {"name":"viewResource","resource":{"resourceType":"ViewDefinition","status":"active",
                            "resource":"%s","select":[{"column":[{"name":"id","path":"id"}]}]}}]}""".formatted(since, type))
                .post("/$viewdefinition-run");
        return response.statusCode() == 200 ? response.asString() : "";
    }

    private String exported(String request, String token) {
        Response begun = by(token).header("Prefer", "respond-async").get(request);
        if (begun.statusCode() != 202) return "";
        String status = begun.header("Content-Location");
        RequestSpecification client = given().auth().oauth2(token);
        await().until(() -> given().spec(client).get(status).statusCode() == 200);
        List<String> files = new ArrayList<>();
        Json.read(given().spec(client).get(status).asString())
                .path("output")
                .forEach(file -> files.add(
                        given().spec(client).get(file.path("url").asText()).asString()));
        return String.join("\n", files);
    }

    @Test
    void aSubscriptionTellsOnlyWhatItsScopesReach() {
        try (Receiver receiver = new Receiver()) {
            RequestSpecification feed =
                    system("system/Observation.rs?category=survey system/Subscription.cruds", "TREAT");
            String id = given().spec(feed)
                    .body("""
                            {"resourceType":"Subscription","status":"requested","reason":"test",
                             "criteria":"Observation?status=final",
                             "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json"}}""".formatted(receiver.url("localhost")))
                    .post("/Subscription")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            await().until(() -> ehr().get("/Subscription/" + id).path("status"), status -> status.equals("active"));
            person("ways-told", 40);
            observations("ways-told");
            await().until(() ->
                    receiver.told.stream().anyMatch(told -> told.toString().contains("ways-told-survey")));
            put("""
                    {"resourceType":"Observation","id":"ways-told-later","status":"final","code":{"text":"survey"},
                     "category":[{"coding":[{"code":"survey"}]}],"subject":{"reference":"Patient/ways-told"}}""");
            await().until(() ->
                    receiver.told.stream().anyMatch(told -> told.toString().contains("ways-told-later")));
            assertThat(receiver.told.toString()).doesNotContain("ways-told-laboratory");
            given().spec(feed).delete("/Subscription/" + id).then().statusCode(204);
        }
    }
}
