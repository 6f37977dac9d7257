package dk.stemme.server.response;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code $validate} says what is wrong and stores nothing; {@code $process-response} takes in what is right. */
class ValidateTest extends ServerTest {

    private ValidatableResponse validate(String type, String body) {
        return ehr().body(body).post("/" + type + "/$validate").then().statusCode(200);
    }

    private String someone() {
        String patient = "va-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
        return patient;
    }

    @Test
    void aGoodResponseHasNoFaults() {
        validate("QuestionnaireResponse", Phq9.of("anyone", "012301230").toString())
                .body("issue", hasSize(1))
                .body("issue[0].severity", equalTo("information"));
    }

    @Test
    void everyFaultOfAResponseIsLocated() {
        String wrong =
                Phq9.of("anyone", "01").toString().replace("LA6568-5", "LA0").replace("LA6569-3", "LA1");
        validate("QuestionnaireResponse", wrong)
                .body("issue", hasSize(2))
                .body("issue.expression.flatten()", hasItem("QuestionnaireResponse.item[1].answer[0]"));
    }

    @Test
    void aQuestionnaireThatIsNotKnownIsAFaultToo() {
        validate(
                        "QuestionnaireResponse",
                        Phq9.of("anyone", "0")
                                .put("questionnaire", "urn:none|1")
                                .toString())
                .body("issue[0].severity", equalTo("error"))
                .body("issue[0].code", equalTo("not-found"));
    }

    @Test
    void everyFaultOfAQuestionnaireIsLocated() {
        validate("Questionnaire", """
                {"resourceType":"Questionnaire","url":"urn:v","version":"1","status":"active","item":[
                 {"linkId":"a","type":"string"},{"linkId":"a","type":"choice"}]}""")
                .body("issue.expression.flatten()", hasItem("Questionnaire.item[1].linkId"))
                .body("issue.expression.flatten()", hasItem("Questionnaire.item[1]"));
        ehr().queryParam("url", "urn:v").get("/Questionnaire").then().body("entry", equalTo(null));
    }

    @Test
    void aStoredQuestionnaireIsValidatedByItsAddress() {
        ehr().get("/Questionnaire/phq9-1.0.0/$validate")
                .then()
                .statusCode(200)
                .body("issue[0].severity", equalTo("information"));
    }

    @Test
    void aProcessedResponseIsStoredAndScored() {
        String patient = someone();
        ehr().body(Phq9.of(patient, "321012103").toString())
                .post("/Questionnaire/$process-response")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].diagnostics", containsString("QuestionnaireResponse/"));
        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", "phq9-total")
                .get("/Observation")
                .then()
                .body("entry", hasSize(1));
    }

    @Test
    void aResponseToAnotherQuestionnaireIsRefusedAtThisOnesAddress() {
        ObjectNode response = Phq9.of(someone(), "321012103");
        ehr().body(response.toString())
                .post("/Questionnaire/gad7-1.0.0/$process-response")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.questionnaire"));
    }

    @Test
    void aWrongResponseIsNotProcessed() {
        String patient = someone();
        ehr().body(Phq9.of(patient, "321012103").toString().replace("LA6568-5", "LA0"))
                .post("/Questionnaire/$process-response")
                .then()
                .statusCode(422);
        ehr().queryParam("patient", "Patient/" + patient)
                .get("/QuestionnaireResponse")
                .then()
                .body("entry", equalTo(null));
    }
}
