package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The completed response of an adaptive form is stored and scored like any other. */
class AdaptiveIntakeTest extends ServerTest {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String FORM = BASE + "Questionnaire/simulated60";

    private String patient = "";

    @BeforeEach
    void somebody() {
        patient = "ad-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
    }

    /** Asked by the server and answered with 1 throughout. */
    private ObjectNode completed(String form) {
        ObjectNode response = Json.read("""
                {"resourceType":"QuestionnaireResponse","status":"in-progress","questionnaire":"#q",
                 "authored":"2026-11-20T10:00:00+01:00","subject":{"reference":"Patient/%s"},
                 "contained":[{"resourceType":"Questionnaire","id":"q","status":"active","derivedFrom":["%s"]}]}""".formatted(patient, form));
        while (true) {
            response = Json.read(ehr().body(response.toString())
                    .post("/Questionnaire/$next-question")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            if (response.path("status").asText().equals("completed")) return response;
            JsonNode asked = response.at("/contained/0/item");
            answer(response, asked.get(asked.size() - 1).path("linkId").asText());
        }
    }

    private static void answer(ObjectNode response, String linkId) {
        response.withArray("item")
                .addObject()
                .put("linkId", linkId)
                .putArray("answer")
                .addObject()
                .putObject("valueCoding")
                .put("system", BASE + "CodeSystem/simulated60")
                .put("code", "1");
    }

    private ValidatableResponse post(ObjectNode response) {
        return ehr().body(response.toString()).post("/QuestionnaireResponse").then();
    }

    private JsonPath score(String code) {
        return ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", BASE + "CodeSystem/score|simulated60-" + code)
                .get("/Observation")
                .then()
                .statusCode(200)
                .body("entry", hasSize(1))
                .extract()
                .jsonPath();
    }

    private static double answered(JsonNode response, String linkId) {
        for (JsonNode item : response.path("item"))
            if (item.path("linkId").asText().equals(linkId))
                return item.at("/answer/0/valueQuantity/value").asDouble();
        throw new AssertionError("no " + linkId);
    }

    private static String component(String code, String value) {
        return "entry[0].resource.component.find { it.code.coding[0].code == '" + code + "' }." + value;
    }

    @Test
    void itIsStoredAsSentAndScoredWithItsStandardError() {
        ObjectNode response = completed(FORM + "|1.0.0");
        post(response).statusCode(201).body("questionnaire", equalTo("#q"));
        JsonPath theta = score("theta");
        assertThat(theta.getDouble("entry[0].resource.valueQuantity.value")).isEqualTo(answered(response, "theta"));
        assertThat(theta.getDouble(component("standard-error", "valueQuantity.value")))
                .isEqualTo(answered(response, "theta-se"));
        assertThat(theta.getInt(component("answered", "valueInteger")))
                .isEqualTo(response.path("item").size() - 4);
        assertThat(theta.getInt(component("items", "valueInteger"))).isEqualTo(60);
        JsonPath tScore = score("t-score");
        assertThat(tScore.getDouble("entry[0].resource.valueQuantity.value")).isEqualTo(answered(response, "t-score"));
        assertThat(tScore.getString("entry[0].resource.valueQuantity.code")).isEqualTo("{Tscore}");
    }

    @Test
    void theNextOneTellsTheChange() {
        post(completed(FORM + "|1.0.0")).statusCode(201);
        ObjectNode later = completed(FORM + "|1.0.0").put("authored", "2026-11-21T10:00:00+01:00");
        post(later).statusCode(201);
        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", BASE + "CodeSystem/score|simulated60-theta")
                .queryParam("_sort", "-date")
                .get("/Observation")
                .then()
                .body(component("change-last", "valueQuantity.value"), equalTo(0));
    }

    @Test
    void itIsFoundByItsPublishedFormWhoseExactVersionIsWrittenIn() {
        post(completed(FORM))
                .statusCode(201)
                .body("contained[0].derivedFrom", equalTo(java.util.List.of(FORM + "|1.0.0")));
        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("questionnaire", FORM + "|1.0.0")
                .get("/QuestionnaireResponse")
                .then()
                .body("entry", hasSize(1));
    }

    @Test
    void sentTwiceItIsStoredOnce() {
        ObjectNode response = completed(FORM);
        response.putObject("identifier").put("system", "urn:test").put("value", patient);
        String id = post(response).statusCode(201).extract().path("id");
        post(response).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void amendedItIsScoredAnewAndInErrorItsScoresAreToo() {
        ObjectNode response = completed(FORM + "|1.0.0");
        String id = post(response).statusCode(201).extract().path("id");
        ObjectNode amended = response.deepCopy().put("id", id).put("status", "amended");
        amended.withArray("item").remove(0);
        put(amended);
        assertThat(score("theta").getInt(component("answered", "valueInteger")))
                .isEqualTo(response.path("item").size() - 5);
        put(amended.put("status", "entered-in-error"));
        ehr().queryParam("patient", "Patient/" + patient)
                .get("/Observation")
                .then()
                .body("entry.resource.status", everyItem(equalTo("entered-in-error")));
    }

    private void put(ObjectNode response) {
        ehr().body(response.toString())
                .put("/QuestionnaireResponse/" + response.path("id").asText())
                .then()
                .statusCode(200);
    }

    @Test
    void theOperationsTakeItToo() {
        ObjectNode response = completed(FORM + "|1.0.0");
        ehr().body(response.toString())
                .post("/QuestionnaireResponse/$score")
                .then()
                .statusCode(200)
                .body("entry.resource.code.coding[0].code", hasItem("simulated60-theta"));
        ehr().body(response.toString())
                .post("/QuestionnaireResponse/$validate")
                .then()
                .statusCode(200)
                .body("issue[0].severity", equalTo("information"));
        ehr().body(response.toString())
                .post("/Questionnaire/$process-response")
                .then()
                .statusCode(200);
        score("theta");
    }

    @Test
    void anAnswerThatWasNotAskedForIsRefused() {
        ObjectNode response = completed(FORM + "|1.0.0");
        ((ObjectNode) response.at("/contained/0")).withArray("item").remove(0);
        post(response).statusCode(422).body("issue[0].expression[0]", equalTo("QuestionnaireResponse.item[0]"));
    }

    @Test
    void aQuestionThatIsNotOfTheFormIsRefused() {
        ObjectNode response = completed(FORM + "|1.0.0");
        ((ObjectNode) response.at("/contained/0/item/1")).put("linkId", "S99");
        post(response)
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.contained.item[1]"));
    }

    @Test
    void aQuestionTwiceIsRefused() {
        ObjectNode response = completed(FORM + "|1.0.0");
        String first = response.at("/contained/0/item/0/linkId").asText();
        ((ObjectNode) response.at("/contained/0/item/1")).put("linkId", first);
        post(response)
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.contained.item[1]"));
    }

    @Test
    void anAnswerTwiceIsRefused() {
        ObjectNode response = completed(FORM + "|1.0.0");
        answer(response, response.at("/item/0/linkId").asText());
        post(response).statusCode(422);
    }

    @Test
    void aFormThatIsNotHereIsRefused() {
        ObjectNode response = completed(FORM + "|1.0.0");
        ((ObjectNode) response.at("/contained/0")).putArray("derivedFrom").add(FORM + "|9.9.9");
        post(response).statusCode(422).body("issue[0].diagnostics", containsString("not known"));
    }
}
