package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.SearchParameter;
import dk.stemme.server.store.SearchTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two patients in two units: nothing that one side can reach mentions the other, by id, name, civil registration number or
 * unit. Every type is searched with all its includes, page by page, and its history read; then the operations.
 */
class PopulationsTest extends ServerTest {
    private static final String NANCY = "nancy-ann-berggren";
    private static final String ANDERS = "anders-jensen";
    private static final Map<String, List<String>> MENTIONS = Map.of(
            NANCY, List.of(NANCY, "Nancy Ann Test", "2512489996"),
            ANDERS, List.of(ANDERS, "Anders Test", "3103979995"));
    private static final Map<String, String> UNITS = Map.of(NANCY, "oesteraa-knae", ANDERS, "oesteraa-depression");
    /** Of all units and staff everybody may know. */
    private static final Set<String> KNOWN = Set.of("Location", "Organization", "Practitioner", "PractitionerRole");

    private static final int PAGES = 3;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twoPeopleWithAnswers() {
        person(NANCY, "Nancy Ann Test", "2512489996", "1948-12-25");
        person(ANDERS, "Anders Test", "3103979995", "1997-03-31");
    }

    private void person(String id, String name, String number, String born) {
        String unit = UNITS.get(id);
        treated(id, unit);
        put("""
                {"resourceType":"Patient","id":"%s","birthDate":"%s","name":[{"use":"official","text":"%s"}],
                 "identifier":[{"use":"official","system":"urn:oid:1.2.208.176.1.2","value":"%s"}]}""".formatted(id, born, name, number));
        String subject = "{\"reference\":\"Patient/" + id + "\",\"display\":\"" + name + "\"}";
        put("""
                {"resourceType":"Task","id":"two-%1$s","status":"requested","intent":"order","for":%2$s,
                 "location":{"reference":"Location/%3$s"}}""".formatted(id, subject, unit));
        put("""
                {"resourceType":"CarePlan","id":"two-%1$s","status":"draft","intent":"plan","subject":%2$s,
                 "author":{"reference":"Organization/%3$s"}}""".formatted(id, subject, unit));
        put("""
                {"resourceType":"Encounter","id":"two-%1$s","status":"planned","class":{"code":"AMB"},"subject":%2$s,
                 "location":[{"location":{"reference":"Location/%3$s"}}]}""".formatted(id, subject, unit));
        ehr().body(Phq9.identified(Phq9.of(id, "000000001"), id).toString()).post("/QuestionnaireResponse");
    }

    private void put(String json) {
        ObjectNode resource = Json.read(json);
        var answer = ehr().body(json)
                .put("/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText());
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(202);
    }

    /** As the gates of Location and EpisodeOfCare leave it. */
    private void treated(String patient, String unit) {
        jdbc.sql("insert into unit_ancestor (unit, ancestor) values (?, ?) on conflict do nothing")
                .params(unit, unit)
                .update();
        jdbc.sql("insert into treatment (source, patient, unit, open) values (?, ?, ?, true) on conflict do nothing")
                .params("EpisodeOfCare/test-" + patient, patient, unit)
                .update();
    }

    @Test
    void aPatientFindsOnlyWhatIsTheirs() {
        Browser nancy = Browser.of(port, "nancy");
        mentionsOnly(nancy, NANCY);
        nancy.fhir().get("/Patient/" + ANDERS).then().statusCode(404);
        nancy.fhir().get("/Patient/" + ANDERS + "/_history").then().statusCode(404);
        nancy.fhir()
                .queryParam("patient", "Patient/" + ANDERS)
                .get("/Observation")
                .then()
                .statusCode(200)
                .body("entry", nullValue());
    }

    @Test
    void aRelativeFindsNothingOfThePatients() {
        Browser kirsten = Browser.of(port, "kirsten");
        Map<String, String> shown = everything(kirsten);
        shown.keySet().removeIf(request -> request.startsWith("/RelatedPerson")); // who she is says whose daughter
        String all = String.join("\n", shown.values());
        Stream.of(NANCY, ANDERS).forEach(person -> assertThat(all).doesNotContain(MENTIONS.get(person)));
        kirsten.fhir().get("/Patient/" + NANCY).then().statusCode(404);
        kirsten.fhir().get("/Patient/" + NANCY + "/_history").then().statusCode(404);
    }

    @Test
    void figuresOfAnotherUnitAreRefused() {
        Browser mette = Browser.of(port, "mette");
        String figures =
                "/Measure/phq9-total-mean/$evaluate-measure?periodStart=2026-01-01&periodEnd=2026-12-31&subject=";
        mette.fhir().get(figures + "Location/oesteraa-depression").then().statusCode(403);
        mette.fhir().get(figures).then().statusCode(403);
        Browser.of(port, "henrik")
                .fhir()
                .get(figures + "Location/oesteraa-knae")
                .then()
                .statusCode(403);
    }

    @Test
    void aClinicianFindsThePatientsOfTheirUnit() {
        mentionsOnly(Browser.of(port, "mette"), NANCY);
        mentionsOnly(Browser.of(port, "jonas"), ANDERS);
    }

    @Test
    void aClinicianLosesThePatientWhenTheTreatmentEnds() {
        jdbc.sql("update treatment set open = false where patient = ?")
                .param(ANDERS)
                .update();
        mentionsOnly(Browser.of(port, "jonas"), null);
        jdbc.sql("update treatment set open = true where patient = ?")
                .param(ANDERS)
                .update();
    }

    @Test
    void aQualityPersonFindsNobody() {
        Browser henrik = Browser.of(port, "henrik");
        mentionsOnly(henrik, null);
        henrik.fhir().get("/Patient/" + NANCY).then().statusCode(403);
        assertThat(henrik.fhir()
                        .get("/Observation")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("Patient/");
        henrik.fhir().get("/Measure").then().statusCode(200);
    }

    @Test
    void anAuthorFindsNobodyAndWritesDefinitions() {
        Browser ida = Browser.of(port, "ida");
        mentionsOnly(ida, null);
        ida.fhir()
                .body("{\"resourceType\":\"ValueSet\",\"status\":\"draft\"}")
                .post("/ValueSet")
                .then()
                .statusCode(201);
        ida.fhir()
                .body("{\"resourceType\":\"Patient\"}")
                .post("/Patient")
                .then()
                .statusCode(403);
    }

    @Test
    void anAdministratorFindsNoClinicalData() {
        Browser admin = Browser.of(port, "admin");
        Map<String, String> shown = everything(admin);
        shown.keySet().removeIf(request -> request.startsWith("/AuditEvent"));
        assertThat(String.join("\n", shown.values())).doesNotContain(NANCY).doesNotContain(ANDERS);
        admin.fhir().get("/AuditEvent?_count=1").then().statusCode(200);
        admin.fhir().get("/AuditEvent?_include=AuditEvent:patient").then().statusCode(200);
        admin.fhir().get("/Patient/" + NANCY).then().statusCode(403);
    }

    /** The same status and the same words, but for the id. */
    @ParameterizedTest
    @CsvSource({
        "nancy, GET, /Patient/%s",
        "nancy, GET, /Patient/%s/_history",
        "nancy, GET, /Patient/%s/_history/1",
        "nancy, GET, /Patient/%s/$everything",
        "nancy, GET, /Observation?patient=%s&_total=accurate",
        "nancy, GET, /Observation?patient._id=%s&_total=accurate",
        "nancy, GET, /Task?patient:missing=false&patient=%s&_total=accurate",
        "nancy, GET, /Patient?_id=%s&_revinclude=Task:patient&_total=accurate",
        "nancy, GET, /Observation/$lastn?patient=%s&category=survey",
        "nancy, POST, /QuestionnaireResponse",
        "nancy, POST, /Consent",
        "nancy, PUT, /QuestionnaireResponse/two-new",
        "mette, GET, /Patient/%s",
        "mette, GET, /Patient/%s/$everything",
        "mette, GET, /Observation?patient=%s&_total=accurate",
        "mette, GET, /Patient?_has:Task:patient:patient._id=%s&_total=accurate",
        "mette, POST, /QuestionnaireResponse",
        "mette, PUT, /Flag/two-new",
        "mette, POST, /Questionnaire/$populate",
        "mette, POST, /Questionnaire/$process-response",
        "mette, POST, /QuestionnaireResponse/$qrd",
        "mette, POST, /QuestionnaireResponse/$validate",
        "mette, POST, /QuestionnaireResponse/$score",
        "mette, POST, /QuestionnaireResponse/$extract"
    })
    void whoIsOutOfReachIsAnsweredForAsIfTheyWereNotThere(String person, String method, String path) {
        Browser browser = Browser.of(port, person);
        assertThat(told(browser, method, path, ANDERS)).isEqualTo(told(browser, method, path, "nobody-known"));
    }

    private static String told(Browser browser, String method, String path, String patient) {
        var request = browser.fhir().urlEncodingEnabled(false);
        if (!method.equals("GET")) request.body(body(path, patient));
        var answer = request.request(method, path.formatted(patient));
        String text = answer.asString()
                .replaceAll("\"timestamp\":\"[^\"]*\"|\"id\":\"[^\"]*\"", "")
                .replaceAll("_page=[^\"]*|urn:uuid:[^\"]*|\"issued\":\"[^\"]*\"", "")
                .replace(patient, "X");
        return answer.statusCode() + " " + text;
    }

    private static String body(String path, String patient) {
        String subject = "{\"reference\":\"Patient/" + patient + "\"}";
        if (path.contains("$populate")) return """
                    {"resourceType":"Parameters","parameter":[{"name":"canonical",
                      "valueUri":"https://stemme.example/fhir/Questionnaire/phq9|1.0.0"},
                      {"name":"subject","valueReference":%s}]}""".formatted(subject);
        if (path.startsWith("/Flag")) return """
                    {"resourceType":"Flag","id":"two-new","status":"active","code":{"text":"x"},"subject":%s}""".formatted(subject);
        if (path.startsWith("/Consent")) return """
                    {"resourceType":"Consent","status":"active","scope":{"text":"x"},"category":[{"text":"x"}],
                     "policyRule":{"text":"x"},"provision":{"type":"deny"},"patient":%s}""".formatted(subject);
        ObjectNode response = Phq9.of(patient, "000000000").put("authored", "2026-05-01T08:00:00Z");
        if (path.endsWith("two-new")) response.put("id", "two-new");
        return response.toString();
    }

    @Test
    void anAnswerLeavesAnotherPersonsInvitationAlone() {
        put("{\"resourceType\":\"Patient\",\"id\":\"niels-vendelboe\"}");
        Browser niels = Browser.of(port, "niels");
        ObjectNode response = Phq9.of("niels-vendelboe", "000000000");
        response.withArray("extension")
                .addObject()
                .put("url", "https://stemme.example/fhir/StructureDefinition/invitation")
                .putObject("valueReference")
                .put("reference", "Task/two-" + ANDERS);
        answer(niels, response, 201);
        ehr().get("/Task/two-" + ANDERS)
                .then()
                .body("status", equalTo("requested"))
                .body("output", nullValue());
    }

    @Test
    void aPatientAnswersForThemselvesOnly() {
        Browser nancy = Browser.of(port, "nancy");
        answer(nancy, Phq9.of(NANCY, "000000000"), 201);
        answer(nancy, Phq9.of(ANDERS, "000000000"), 403);
        ObjectNode nobodys = Phq9.of(NANCY, "000000000");
        nobodys.remove("subject");
        answer(nancy, nobodys, 422);
    }

    @Test
    void aClinicianWritesAnswersOfTheirPatientsOnly() {
        Browser mette = Browser.of(port, "mette");
        answer(mette, Phq9.of(NANCY, "000000000"), 201);
        answer(mette, Phq9.of(ANDERS, "000000000"), 403);
    }

    private static void answer(Browser browser, ObjectNode response, int status) {
        browser.fhir()
                .body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(status);
    }

    @Test
    void aPatientWritesNothingElse() {
        Browser nancy = Browser.of(port, "nancy");
        String own = "{\"resourceType\":\"Patient\",\"id\":\"" + NANCY + "\",\"active\":false}";
        nancy.fhir()
                .body(own)
                .put("/Patient/" + NANCY)
                .then()
                .statusCode(403)
                .body(
                        "issue[0].diagnostics",
                        equalTo("The role patient may not update Patient: no row of the access rules gives it."));
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
        nancy.fhir().body(bundle.toString()).post("/").then().statusCode(403);
    }

    /** Whoever may see the one is shown nothing of the other, nor of the unit that treats them. */
    private void mentionsOnly(Browser browser, @Nullable String shown) {
        Map<String, String> answers = everything(browser);
        for (String person : List.of(NANCY, ANDERS)) {
            if (person.equals(shown)) continue;
            answers.forEach((request, answer) -> {
                assertThat(answer).as(request).doesNotContain(MENTIONS.get(person));
                if (shown != null) assertThat(personal(answer)).as(request).doesNotContain(UNITS.get(person));
            });
        }
        if (shown != null) assertThat(String.join("\n", answers.values())).contains(MENTIONS.get(shown));
    }

    /** All that the caller is shown, by request; refused requests show nothing, and links repeat the request. */
    private static Map<String, String> everything(Browser browser) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String type : SearchTable.get().types()) {
            pages(browser, "/" + type + "?_count=100" + includes(type, "_include", type), shown);
            pages(browser, "/" + type + "/_history?_count=100", shown);
        }
        for (String type : SearchTable.get().types())
            pages(browser, "/Patient?_count=2" + includes(type, "_revinclude", "Patient"), shown);
        for (String person : List.of(NANCY, ANDERS)) {
            String subject = "Patient/" + person;
            pages(browser, "/" + subject + "/$everything?_count=3", shown);
            pages(browser, "/Observation/$lastn?category=survey&patient=" + subject, shown);
            pages(browser, "/Location/" + UNITS.get(person) + "/$overview", shown);
            pages(browser, "/Task?patient.identifier=" + MENTIONS.get(person).get(2) + "&_total=accurate", shown);
            pages(browser, "/Patient?_has:Task:patient:location=Location/" + UNITS.get(person), shown);
            pages(browser, "/QuestionnaireResponse?subject=" + subject + "&_sort=-authored&_total=accurate", shown);
        }
        return shown;
    }

    private static String includes(String type, String name, String of) {
        return SearchTable.get().of(type).stream()
                .filter(parameter -> parameter.kind() == SearchParameter.Kind.REFERENCE)
                .map(parameter -> "&" + name + "=" + type + ":" + parameter.name())
                .collect(Collectors.joining());
    }

    private static void pages(Browser browser, String request, Map<String, String> shown) {
        String next = request;
        for (int page = 0; page < PAGES && next != null; page++) {
            var answer = browser.fhir().urlEncodingEnabled(false).get(next);
            assertThat(answer.statusCode()).as(next).isNotEqualTo(429).isLessThan(500);
            if (answer.statusCode() != 200) return;
            ObjectNode bundle = Json.read(answer.asString());
            String link = "";
            for (JsonNode each : bundle.path("link"))
                if (each.path("relation").asText().equals("next"))
                    link = each.path("url").asText();
            bundle.remove("link");
            shown.put(next, bundle.toString());
            next = link.isEmpty() ? null : link.substring(link.indexOf("/fhir/") + "/fhir".length());
        }
    }

    /** What is about people in an answer: without units and staff, and figures of units. */
    private static String personal(String answer) {
        ObjectNode bundle = Json.read(answer);
        ArrayNode entries = bundle.withArray("entry");
        for (int i = entries.size() - 1; i >= 0; i--) {
            JsonNode resource = entries.get(i).path("resource");
            boolean figure = resource.path("subject").path("reference").asText().startsWith("Location/");
            if (figure || KNOWN.contains(resource.path("resourceType").asText())) entries.remove(i);
        }
        return bundle.toString();
    }
}
