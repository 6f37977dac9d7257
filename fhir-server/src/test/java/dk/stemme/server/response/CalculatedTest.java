package dk.stemme.server.response;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A form that calculates its own total beside our score: ours stands, and where they differ it is said. */
class CalculatedTest extends ServerTest {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String SUM = "%resource.item.answer.weight().sum()";
    private static final String EIGHT = "%resource.item.where(linkId != 'phq9_9').answer.weight().sum()";

    @Test
    void aTotalThatIsOurScoreIsNotSpokenOf() {
        score(answers(published(SUM), "321012103"))
                .body("entry.resource.resourceType", not(hasItem("OperationOutcome")));
    }

    @Test
    void aTotalThatIsNotOurScoreIsAWarningWithBothNumbers() {
        score(answers(published(EIGHT), "321012103"))
                .body("entry.findAll { it.resource.resourceType == 'Observation' }", hasSize(6))
                .body("entry[-1].resource.resourceType", equalTo("OperationOutcome"))
                .body("entry[-1].resource.issue", hasSize(1))
                .body("entry[-1].resource.issue[0].severity", equalTo("warning"))
                .body(
                        "entry[-1].resource.issue[0].diagnostics",
                        equalTo("total (Total): The form calculates 10, but the score phq9-total is 13."
                                + " The score stands."));
    }

    @Test
    void aTotalOfAnIncompleteFormIsAWarning() {
        score(answers(published(SUM), "3210-----"))
                .body(
                        "entry[-1].resource.issue[0].diagnostics",
                        containsString("The form calculates 6, but from these answers there is no score phq9-total"));
    }

    @Test
    void aTotalSentThatIsNotCalculatedIsAWarningAtItsItem() {
        score(withTotal(answers(published(SUM), "321012103"), 27))
                .body("entry[-1].resource.issue", hasSize(1))
                .body("entry[-1].resource.issue[0].expression[0]", equalTo("QuestionnaireResponse.item[9]"))
                .body(
                        "entry[-1].resource.issue[0].diagnostics",
                        containsString("The answer sent is 27, but the form calculates 13."));
    }

    @Test
    void theWarningIsInTheCallersLanguage() {
        ehr().header("Accept-Language", "da")
                .body(answers(published(EIGHT), "321012103").toString())
                .post("/QuestionnaireResponse/$score")
                .then()
                .body("entry[-1].resource.issue[0].diagnostics", containsString("Scoren gælder."));
    }

    @Test
    void aWrongTotalIsStoredAndScoredRightly() {
        String patient = "calc-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"name\":[{\"family\":\"Test\"}]}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
        ObjectNode response = withTotal(answers(published(EIGHT), "321012103"), 27);
        response.putObject("subject").put("reference", "Patient/" + patient);

        ehr().body(response.toString()).post("/QuestionnaireResponse").then().statusCode(201);

        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", "phq9-total")
                .get("/Observation")
                .then()
                .body("entry[0].resource.valueQuantity.value", equalTo(13));
    }

    @Test
    void aFormWithAWrongExpressionIsNotPublished() {
        ehr().header("Accept-Language", "en")
                .body(form("%resource.item.answer.weight(").toString())
                .post("/Questionnaire")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", containsString(".extension[0]"))
                .body("issue[0].diagnostics", containsString("The expression cannot be read"));
    }

    private ValidatableResponse score(ObjectNode response) {
        return ehr().header("Accept-Language", "en")
                .body(response.toString())
                .post("/QuestionnaireResponse/$score")
                .then()
                .statusCode(200);
    }

    private static ObjectNode answers(String canonical, String digits) {
        return Phq9.of("anyone", digits).put("questionnaire", canonical);
    }

    private static ObjectNode withTotal(ObjectNode response, int total) {
        ObjectNode item = response.withArray("item").addObject().put("linkId", "total");
        item.putArray("answer").addObject().put("valueInteger", total);
        return response;
    }

    private String published(String expression) {
        ObjectNode form = form(expression);
        ehr().body(form.toString()).post("/Questionnaire").then().statusCode(201);
        return form.path("url").asText() + "|" + form.path("version").asText();
    }

    /** PHQ-9 with an item for its total, which says by its code that it is the score. */
    private ObjectNode form(String expression) {
        ObjectNode form =
                (ObjectNode) Json.read(ehr().get("/Questionnaire/phq9-1.0.0").asString());
        form.remove("id");
        form.put("url", BASE + "Questionnaire/phq9-total-" + UUID.randomUUID());
        ObjectNode total = form.withArray("item").addObject().put("linkId", "total");
        total.putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression")
                .putObject("valueExpression")
                .put("language", "text/fhirpath")
                .put("expression", expression);
        total.putArray("code")
                .addObject()
                .put("system", BASE + "CodeSystem/score")
                .put("code", "phq9-total");
        total.put("text", "Total").put("type", "integer").put("readOnly", true);
        return form;
    }
}
