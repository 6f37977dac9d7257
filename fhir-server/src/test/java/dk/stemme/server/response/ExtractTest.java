package dk.stemme.server.response;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code QuestionnaireResponse/$extract}, and that the intake stores the same. */
class ExtractTest extends ServerTest {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String URL = "https://stemme.example/fhir/Questionnaire/extract-" + UUID.randomUUID();
    private static boolean published;
    private String patient = "";

    @BeforeEach
    void publishOnce() {
        patient = "ex-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
        if (published) return;
        ehr().body("""
                {"resourceType":"Questionnaire","url":"%1$s","version":"1.0.0","status":"active",
                 "code":[{"system":"https://stemme.example/fhir/CodeSystem/questionnaire-kind","code":"clinical"}],
                 "contained":[{"resourceType":"Observation","id":"smoke","status":"final","code":{"text":"Smoking"},
                   "subject":{"extension":[{"url":"%2$stemplateExtractValue","valueString":"%%resource.subject"}]},
                   "note":[{"text":"x","_text":{"extension":[{"url":"%2$stemplateExtractValue",
                     "valueString":"answer.value"}]}}]}],
                 "item":[{"linkId":"weight","type":"quantity","code":[{"system":"http://loinc.org","code":"29463-7"}],
                   "extension":[{"url":"%2$sobservationExtract","valueBoolean":true}]},
                  {"linkId":"smokes","type":"boolean"},
                  {"linkId":"how","type":"string","enableWhen":[{"question":"smokes","operator":"=","answerBoolean":true}],
                   "extension":[{"url":"%2$stemplateExtract","extension":[
                     {"url":"template","valueReference":{"reference":"#smoke"}}]}]}]}""".formatted(URL, SDC)).post("/Questionnaire").then().statusCode(201);
        published = true;
    }

    private ObjectNode response(boolean smokes) {
        return Json.read("""
                {"resourceType":"QuestionnaireResponse","questionnaire":"%s|1.0.0","status":"completed",
                 "authored":"2026-11-20T10:00:00+01:00","subject":{"reference":"Patient/%s"},"item":[
                 {"linkId":"weight","answer":[{"valueQuantity":{"value":70,"system":"http://unitsofmeasure.org",
                   "code":"kg"}}]},{"linkId":"smokes","answer":[{"valueBoolean":%s}]},
                 {"linkId":"how","answer":[{"valueString":"ten a day"}]}]}""".formatted(URL, patient, smokes));
    }

    private ValidatableResponse extract(ObjectNode response) {
        return ehr().body(response.toString())
                .post("/QuestionnaireResponse/$extract")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse observations() {
        return ehr().queryParam("patient", "Patient/" + patient)
                .get("/Observation")
                .then()
                .statusCode(200);
    }

    private String post(ObjectNode response) {
        return ehr().body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aTransactionIsReturnedAndNothingStored() {
        extract(response(true))
                .body("resourceType", equalTo("Bundle"))
                .body("type", equalTo("transaction"))
                .body("entry", hasSize(2))
                .body("entry[0].fullUrl", startsWith("urn:uuid:"))
                .body("entry[0].request.method", equalTo("POST"))
                .body("entry[0].request.url", equalTo("Observation"))
                .body("entry[0].resource.valueQuantity.value", equalTo(70))
                .body("entry[1].resource.note[0].text", equalTo("ten a day"))
                .body("entry[1].resource.subject.reference", equalTo("Patient/" + patient));
        observations().body("entry", equalTo(null));
    }

    @Test
    void answersToQuestionsThatAreNotAskedGiveNothing() {
        ObjectNode response = response(false);
        response.withArray("item").remove(2);
        extract(response).body("entry", hasSize(1));
    }

    @Test
    void aStoredResponseIsExtractedByItsAddress() {
        String id = post(response(true));
        ehr().get("/QuestionnaireResponse/" + id + "/$extract")
                .then()
                .statusCode(200)
                .body("entry", hasSize(2))
                .body("entry[0].resource.derivedFrom[0].reference", equalTo("QuestionnaireResponse/" + id));
    }

    @Test
    void theIntakeStoresTheSameWithProvenance() {
        post(response(true));
        String id =
                observations().body("entry", hasSize(2)).extract().path("entry.resource.find { it.valueQuantity }.id");
        ehr().queryParam("target", "Observation/" + id)
                .get("/Provenance")
                .then()
                .body("entry", hasSize(1))
                .body("entry[0].resource.entity[0].what.reference", containsString("QuestionnaireResponse/"));
    }

    @Test
    void anAmendmentReplacesWhatWasExtractedAndWithdrawsWhatIsGone() {
        String id = post(response(true));
        ObjectNode amended = response(false).put("id", id).put("status", "amended");
        amended.withArray("item").remove(2);
        ehr().body(amended.toString().replace("\"value\":70", "\"value\":71"))
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200);
        observations()
                .body("entry", hasSize(2))
                .body("entry.resource.find { it.valueQuantity }.valueQuantity.value", equalTo(71))
                .body("entry.resource.find { it.valueQuantity }.meta.versionId", equalTo("2"))
                .body("entry.resource.find { it.valueQuantity }.status", equalTo("amended"))
                .body("entry.resource.find { it.note }.status", equalTo("entered-in-error"));
    }

    @Test
    void aResponseEnteredInErrorTakesAllWithIt() {
        String id = post(response(true));
        ehr().body(response(true)
                        .put("id", id)
                        .put("status", "entered-in-error")
                        .toString())
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200);
        observations().body("entry.resource.status.unique()", equalTo(java.util.List.of("entered-in-error")));
    }

    @Test
    void aWrongAnswerIsRefusedAtItsPlace() {
        ehr().body(response(true).toString().replace("\"valueBoolean\":true", "\"valueString\":\"yes\""))
                .post("/QuestionnaireResponse/$extract")
                .then()
                .statusCode(422)
                .body("issue.expression.flatten()", hasItem("QuestionnaireResponse.item[1].answer[0]"));
    }

    @Test
    void withoutAResponseItSaysWhatIsMissing() {
        ehr().body("{\"resourceType\":\"Parameters\"}")
                .post("/QuestionnaireResponse/$extract")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("questionnaire-response"));
    }
}
