package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every access leaves an AuditEvent; what was answered has one when the answer arrives. */
class AuditTest extends ServerTest {
    private final String patient = "audited-" + UUID.randomUUID();

    @BeforeEach
    void somebody() {
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
    }

    @Test
    void aWriteIsRecordedWithTheWrite() {
        assertThat(told("entity", "Patient/" + patient)).containsExactly("create C 0 by demo-ehr");
    }

    @Test
    void aReadIsRecordedBeforeItsAnswerArrives() {
        ehr().get("/Patient/" + patient).then().statusCode(200);
        assertThat(told("entity", "Patient/" + patient)).contains("read R 0 by demo-ehr");
    }

    @Test
    void aPostOfAResponseIsOneEventOfItsPatient() {
        String id = ehr().body(Phq9.of(patient, "111111110").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(told("entity", "QuestionnaireResponse/" + id)).containsExactly("create C 0 by demo-ehr");
        assertThat(told("entity", "Patient/" + patient))
                .filteredOn(line -> line.startsWith("create"))
                .hasSize(2);
    }

    @Test
    void aResponseSentTwiceIsRecordedAsShown() {
        String body = Phq9.identified(
                        Phq9.of(patient, "111111110"), UUID.randomUUID().toString())
                .toString();
        String id = ehr().body(body)
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ehr().body(body).post("/QuestionnaireResponse").then().statusCode(200);
        assertThat(told("entity", "QuestionnaireResponse/" + id)).hasSize(2);
    }

    @Test
    void aSearchNamesThePatientItNames() {
        ehr().queryParam("patient", "Patient/" + patient)
                .get("/Observation")
                .then()
                .statusCode(200);
        assertThat(told("entity", "Patient/" + patient)).contains("search-type E 0 by demo-ehr");
    }

    @Test
    void aPatientThatCannotBeIsNotNamed() {
        ehr().queryParam("patient", "Patient/a\0b").get("/Questionnaire").then().statusCode(200);
        ehr().queryParam("patient", "x' or 1=1").get("/Questionnaire").then().statusCode(200);
    }

    @Test
    void aSearchThatFindsPeopleNamesThem() {
        ehr().queryParam("_lastUpdated", "ge2020")
                .queryParam("_count", 500)
                .get("/Patient")
                .then()
                .statusCode(200);
        assertThat(told("entity", "Patient/" + patient)).contains("search-type E 0 by demo-ehr");
    }

    @Test
    void aPersonIsNamedByTheirOwnResource() {
        Browser.of(port, "ida").fhir().get("/Questionnaire").then().statusCode(200);
        assertThat(told("agent", "Practitioner/ida-winther")).contains("search-type E 0 by Practitioner/ida-winther");
    }

    @Test
    void aDenialIsASeriousFailure() {
        Browser.of(port, "henrik").fhir().get("/Patient/" + patient).then().statusCode(403);
        assertThat(soon("agent", "Practitioner/henrik-dahl", "read R 8")).isTrue();
        Browser.of(port, "sofie")
                .fhir()
                .body(Phq9.of(patient, "000000000").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(403);
        assertThat(soon("agent", "Practitioner/sofie-lund", "create C 8")).isTrue();
    }

    @Test
    void aDenialWithinABatchIsRecordedToo() {
        String narrow = token("system/Observation.rs");
        anybody()
                .auth()
                .oauth2(narrow)
                .body("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"DELETE\","
                        + "\"url\":\"MeasureReport/none\"}}]}")
                .post("/")
                .then()
                .statusCode(200);
        assertThat(queries("outcome", "8")).anyMatch(query -> query.endsWith(" MeasureReport"));
    }

    @Test
    void anAttemptOnWhatIsNotThereIsAFailure() {
        ehr().get("/Patient/unknown-" + patient).then().statusCode(404);
        assertThat(queriesSoon("outcome", "4", "unknown-" + patient)).isTrue();
    }

    @Test
    void noPersonNumberIsRecorded() {
        String cpr = "0201609995";
        ehr().queryParam("identifier", "urn:oid:1.2.208.176.1.2|" + cpr)
                .get("/Patient")
                .then()
                .statusCode(200);
        List<String> queries = queries("subtype", "search-type");
        assertThat(queries).anyMatch(query -> query.contains("identifier=urn:oid:1.2.208.176.1.2|**********"));
        assertThat(queries).noneMatch(query -> query.contains(cpr));
    }

    @Test
    void eventsCannotBeChanged() {
        String id = ehr().queryParam("_count", 1)
                .get("/AuditEvent")
                .then()
                .extract()
                .path("entry[0].resource.id");
        ehr().delete("/AuditEvent/" + id).then().statusCode(403);
        ehr().body("{\"resourceType\":\"AuditEvent\",\"id\":\"" + id + "\"}")
                .put("/AuditEvent/" + id)
                .then()
                .statusCode(403);
        ehr().body("{\"resourceType\":\"AuditEvent\"}")
                .post("/AuditEvent")
                .then()
                .statusCode(403);
    }

    @Test
    void aPatientLearnsOfNoOtherPatientFromTheirRecord() {
        ehr().queryParam("patient", "Patient/" + patient + ",Patient/somebody-else")
                .get("/Observation")
                .then()
                .statusCode(200);
        assertThat(queries("entity", "Patient/" + patient))
                .anyMatch(query -> query.contains(patient + ",Patient/*"))
                .noneMatch(query -> query.contains("somebody-else"));
    }

    @Test
    void whatWasDeniedStandsOnThePatientsRecord() {
        Browser.of(port, "henrik").fhir().get("/Patient/" + patient).then().statusCode(403);
        assertThat(soon("patient", patient, "read R 8 by Practitioner/henrik-dahl"))
                .isTrue();
    }

    @Test
    void anAnswerThatIsCorrectedKeepsWhatItSaidBefore() {
        ObjectNode answer = Phq9.of(patient, "111111110");
        String id = ehr().body(answer.toString()).post("/QuestionnaireResponse").path("id");
        ehr().body(Phq9.of(patient, "311111110")
                        .put("id", id)
                        .put("status", "amended")
                        .toString())
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200);
        ehr().get("/QuestionnaireResponse/" + id + "/_history")
                .then()
                .body("entry.resource.status", equalTo(List.of("amended", "completed")));
        assertThat(told("entity", "QuestionnaireResponse/" + id))
                .contains("create C 0 by demo-ehr", "update U 0 by demo-ehr");
    }

    @Test
    void signingInAndOutAndFailingToAreOnRecord() {
        Browser ida = Browser.of(port, "ida");
        ida.signOut();
        assertThat(soon("agent", "Practitioner/ida-winther", "110122 E 0")).isTrue();
        assertThat(soon("agent", "Practitioner/ida-winther", "110123 E 0")).isTrue();
        new Browser(port).signIn("nobody-at-all");
        assertThat(soon("outcome", "4", "110122 E 4 by nobody-at-all")).isTrue();
    }

    @Test
    void aTokenThatIsIssuedIsOnRecord() {
        token("system/Patient.rs");
        assertThat(soon("subtype", "ITI-71", "ITI-71 E 0 by demo-ehr")).isTrue();
        assertThat(queries("subtype", "ITI-71"))
                .contains("POST /oauth2/token grant_type=client_credentials scope=system/Patient.rs");
    }

    @Test
    void theRecordComesInTheShapeOfMinLog() {
        ehr().header("X-Request-Id", "minlog-1")
                .get("/Patient/" + patient)
                .then()
                .statusCode(200);
        ehr().get("/Patient/" + patient + "/$minlog")
                .then()
                .statusCode(200)
                .body("LogDataEntry.size()", equalTo(2))
                .body("LogDataEntry[0].Source.SystemName", equalTo("demo-ehr"))
                .body("LogDataEntry[0].Source.CorrelationId", equalTo("minlog-1"))
                .body("LogDataEntry[0].Destination.Activity", equalTo("Læst: Patient"))
                .body("LogDataEntry[0].Destination.UserRole", equalTo("System"))
                .body("LogDataEntry[0].Destination.Reason", startsWith("TREAT: sundhedsloven"))
                .body("LogDataEntry[1].Destination.Activity", equalTo("Oprettet: Patient"));
        assertThat(told("entity", "Patient/" + patient)).contains("operation E 0 by demo-ehr");
        Browser.of(port, "mette")
                .fhir()
                .get("/Patient/" + patient + "/$minlog")
                .then()
                .statusCode(403);
    }

    private List<Map<String, Object>> events(String parameter, String value) {
        List<Map<String, Object>> events = ehr().queryParam(parameter, value)
                .queryParam("_count", 1000)
                .queryParam("_sort", "-date")
                .get("/AuditEvent")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource");
        return events == null ? List.of() : events;
    }

    /** One line per event: {@code read R 0 by demo-ehr}. */
    private List<String> told(String parameter, String value) {
        return events(parameter, value).stream().map(AuditTest::line).toList();
    }

    @SuppressWarnings("unchecked")
    private static String line(Map<String, Object> event) {
        var subtype = ((List<Map<String, String>>) event.get("subtype")).get(0);
        var who = (Map<String, Object>)
                ((List<Map<String, Object>>) event.get("agent")).get(0).get("who");
        var identifier = (Map<String, String>) who.getOrDefault("identifier", Map.of());
        Object name = who.getOrDefault("reference", identifier.get("value"));
        return subtype.get("code") + " " + event.get("action") + " " + event.get("outcome") + " by " + name;
    }

    @SuppressWarnings("unchecked")
    private List<String> queries(String parameter, String value) {
        return events(parameter, value).stream()
                .flatMap(event -> ((List<Map<String, String>>) event.getOrDefault("entity", List.of())).stream())
                .filter(entity -> entity.containsKey("query"))
                .map(entity -> new String(Base64.getDecoder().decode(entity.get("query"))))
                .toList();
    }

    /** Failures are recorded a moment after their answer. */
    private boolean soon(String parameter, String value, String start) {
        return within(() -> told(parameter, value).stream().anyMatch(line -> line.startsWith(start)));
    }

    private boolean queriesSoon(String parameter, String value, String part) {
        return within(() -> queries(parameter, value).stream().anyMatch(query -> query.contains(part)));
    }

    private static boolean within(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (Instant.now().isBefore(end)) if (condition.getAsBoolean()) return true;
        return false;
    }
}
