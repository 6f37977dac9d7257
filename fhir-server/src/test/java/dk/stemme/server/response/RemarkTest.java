package dk.stemme.server.response;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What is odd about a resource, though not wrong, is told when it is written: in the outcome where the client prefers one
 * (R4, http.html#ops), else in Warning headers.
 */
class RemarkTest extends ServerTest {
    private ValidatableResponse patient(RequestSpecification request, String number) {
        return request.body("""
                {"resourceType":"Patient","identifier":[{"use":"official","system":"urn:oid:1.2.208.176.1.2",
                 "value":"%s"}]}""".formatted(number)).post("/Patient").then().statusCode(201);
    }

    /** A form that adds up itself, answered with another sum. */
    private String miscounted() {
        String url = "https://stemme.example/fhir/Questionnaire/total-" + UUID.randomUUID();
        String patient = patient(ehr(), "0101011234").extract().path("id");
        ehr().body("""
                {"resourceType":"Questionnaire","url":"%s","version":"1.0.0","status":"active","item":[
                 {"linkId":"a","type":"integer"},{"linkId":"sum","type":"integer","readOnly":true,"extension":[{
                  "url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                  "valueExpression":{"language":"text/fhirpath",
                   "expression":"%%resource.item.where(linkId='a').answer.value + 1"}}]}]}""".formatted(url)).post("/Questionnaire").then().statusCode(201);
        return """
                {"resourceType":"QuestionnaireResponse","questionnaire":"%s|1.0.0","status":"completed",
                 "subject":{"reference":"Patient/%s"},"item":[{"linkId":"a","answer":[{"valueInteger":1}]},
                 {"linkId":"sum","answer":[{"valueInteger":7}]}]}""".formatted(url, patient);
    }

    @Test
    void aTotalThatTheFormCalculatesOtherwiseIsListedInTheOutcome() {
        ehr().header("Prefer", "return=OperationOutcome")
                .body(miscounted())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue", hasSize(2))
                .body("issue[0].severity", equalTo("information"))
                .body("issue[1].severity", equalTo("warning"))
                .body("issue[1].expression[0]", containsString("QuestionnaireResponse.item[1]"));
    }

    @Test
    void elseItIsAWarningInTheHeader() {
        ehr().body(miscounted())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .body("resourceType", equalTo("QuestionnaireResponse"))
                .header("Warning", containsString("QuestionnaireResponse.item[1]"));
    }

    @Test
    void inATransactionItIsTheOutcomeOfTheEntry() {
        ehr().body("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                 "request":{"method":"POST","url":"QuestionnaireResponse"}}]}""".formatted(miscounted()))
                .post("/")
                .then()
                .statusCode(200)
                .body("entry[0].response.outcome.issue[0].severity", equalTo("warning"));
    }

    @Test
    void processResponseTellsItToo() {
        ehr().body(miscounted())
                .post("/Questionnaire/$process-response")
                .then()
                .statusCode(200)
                .body("issue[1].severity", equalTo("warning"));
    }

    @Test
    void aPersonNumberOfADayThatDoesNotExistIsListed() {
        patient(ehr().header("Prefer", "return=OperationOutcome"), "2902010123")
                .body("issue[1].severity", equalTo("warning"))
                .body("issue[1].expression[0]", containsString("Patient.identifier[0]"));
    }

    @Test
    void whereNothingIsOddNothingIsSaid() {
        patient(ehr(), "0101011234").header("Warning", nullValue());
    }
}
