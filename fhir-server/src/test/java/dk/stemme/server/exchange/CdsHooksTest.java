package dk.stemme.server.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CDS Hooks 2.0: what an EHR sees of a patient when it opens the record. */
class CdsHooksTest extends ServerTest {
    private static final String SERVICE = "/cds-services/stemme-patient-view";

    private final String patient = "cds-" + UUID.randomUUID();

    @BeforeEach
    void aPatient() {
        ehr().body("""
                {"resourceType":"Patient","id":"%1$s","identifier":[{"system":"urn:test:person","value":"%1$s"}]}""".formatted(patient)).put("/Patient/" + patient).then().statusCode(201);
    }

    private void answers(String digits, String day) {
        ehr().body(Phq9.of(patient, digits)
                        .put("authored", day + "T10:00:00+01:00")
                        .toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private RequestSpecification client(String token) {
        return given().port(port).auth().oauth2(token).contentType("application/json");
    }

    private RequestSpecification client() {
        return client(token("system/*.rs")).header("Accept-Language", "en");
    }

    private static ObjectNode opening(String patient) {
        ObjectNode call = Json.object().put("hook", "patient-view");
        call.put("hookInstance", UUID.randomUUID().toString());
        call.putObject("context").put("userId", "Practitioner/1").put("patientId", patient);
        return call;
    }

    private ValidatableResponse opened(ObjectNode call) {
        return client().body(call.toString()).post(SERVICE).then();
    }

    @Test
    void discoveryIsOpenAndListsTheService() {
        given().port(port)
                .get("/cds-services")
                .then()
                .statusCode(200)
                .body("services", hasSize(1))
                .body("services[0].hook", equalTo("patient-view"))
                .body("services[0].id", equalTo("stemme-patient-view"))
                .body("services[0].prefetch.patient", equalTo("Patient/{{context.patientId}}"));
    }

    @Test
    void whoHasNotAnsweredHasNoCard() {
        opened(opening(patient)).statusCode(200).body("cards", empty());
        opened(opening("nobody-here")).statusCode(200).body("cards", empty());
    }

    @Test
    void aCardShowsTheNewestScoreItsChangeAndTheWayToThePatient() {
        answers("111111110", "2026-03-01");
        answers("222222220", "2026-04-01");

        opened(opening(patient))
                .statusCode(200)
                .body("cards", hasSize(1))
                .body("cards[0].summary", containsString("PHQ-9"))
                .body("cards[0].summary", containsString("16 (+8)"))
                .body("cards[0].summary.length()", org.hamcrest.Matchers.lessThan(140))
                .body("cards[0].indicator", equalTo("warning"))
                .body("cards[0].detail", containsString("2026-04-01"))
                .body("cards[0].source.label", equalTo("Stemme"))
                .body("cards[0].links[0].type", equalTo("absolute"))
                .body("cards[0].links[0].url", endsWith("/clinic/patient/" + patient));
    }

    @Test
    void aCriticalAnswerMakesACriticalCard() {
        answers("000000003", "2026-03-01");

        opened(opening(patient)).body("cards[0].indicator", equalTo("critical"));
    }

    @Test
    void itSpeaksDanishUnlessAskedForEnglish() {
        answers("222222220", "2026-04-01");

        client(token("system/*.rs"))
                .header("Accept-Language", "da")
                .body(opening(patient).toString())
                .post(SERVICE)
                .then()
                .body("cards[0].links[0].label", equalTo("Åbn patienten i Stemme"));
    }

    @Test
    void aPrefetchedPatientIsFoundByIdentifierSinceIdsOfAnotherServerMeanOthers() {
        answers("222222220", "2026-04-01");
        ObjectNode call = opening("77").put("fhirServer", "https://ehr.example/r4");
        opened(call.deepCopy()).statusCode(412).body("resourceType", equalTo("OperationOutcome"));

        ObjectNode theirs = call.putObject("prefetch").putObject("patient");
        theirs.put("resourceType", "Patient").put("id", "77");
        theirs.putArray("identifier")
                .addObject()
                .put("system", "urn:test:person")
                .put("value", patient);
        opened(call).statusCode(200).body("cards[0].links[0].url", endsWith("/clinic/patient/" + patient));
    }

    @Test
    void prefetchedResultsAreUsedInsteadOfOurs() {
        answers("222222220", "2026-04-01");
        String theirs = ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("category", "survey")
                .get("/Observation")
                .asString();
        ObjectNode call = opening(patient);
        call.putObject("prefetch").set("results", Json.read(theirs));
        opened(call).body("cards[0].summary", containsString("16"));

        call.putObject("prefetch").set("results", Json.object().put("resourceType", "Bundle"));
        opened(call).statusCode(200).body("cards", empty());
    }

    @Test
    void theRightsOfTheCallerApply() {
        answers("222222220", "2026-04-01");
        given().port(port)
                .contentType("application/json")
                .body(opening(patient).toString())
                .post(SERVICE)
                .then()
                .statusCode(401);
        client(token("system/Patient.rs"))
                .body(opening(patient).toString())
                .post(SERVICE)
                .then()
                .statusCode(403);
    }

    @Test
    void whatWasShownGoesOnRecord() {
        answers("222222220", "2026-04-01");
        opened(opening(patient)).statusCode(200);

        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("action", "E")
                .get("/AuditEvent")
                .then()
                .body("entry.findAll { it.resource.subtype[0].code == 'operation' }", hasSize(1));
    }

    @Test
    void aCallThatIsNotAsSpecifiedIsRefusedByField() {
        opened(opening(patient).put("hook", "order-select"))
                .statusCode(400)
                .body("issue[0].expression[0]", equalTo("hook"));
        ObjectNode nobody = opening(patient);
        ((ObjectNode) nobody.path("context")).remove("patientId");
        opened(nobody).statusCode(400).body("issue[0].expression[0]", equalTo("context.patientId"));
        client().body("{").post(SERVICE).then().statusCode(400);
        client().body(opening(patient).toString())
                .post("/cds-services/other")
                .then()
                .statusCode(404);
    }

    @Test
    void feedbackIsTaken() {
        client().body("""
                        {"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"overridden",
                          "overrideReason":{"reason":{"code":"known","system":"urn:test"}},
                          "outcomeTimestamp":"2026-11-05T10:05:31Z"}]}""").post(SERVICE + "/feedback").then().statusCode(200);
        client().body("{\"feedback\":[{\"card\":\"1\",\"outcome\":\"ignored\"}]}")
                .post(SERVICE + "/feedback")
                .then()
                .statusCode(400)
                .body("issue[0].expression[0]", equalTo("feedback[0].outcome"));
    }

    @Test
    void scriptsOfAnyOriginMayCallWithAToken() {
        given().port(port)
                .header("Origin", "https://sandbox.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(SERVICE)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*");
        String allowed = given().port(port)
                .header("Origin", "https://sandbox.example")
                .get("/cds-services")
                .header("Access-Control-Allow-Origin");
        assertThat(allowed).isEqualTo("*");
    }
}
