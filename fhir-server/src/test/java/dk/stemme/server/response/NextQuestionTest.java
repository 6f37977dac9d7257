package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code Questionnaire/$next-question}: a response with its questionnaire goes in and out until there are scores. */
class NextQuestionTest extends ServerTest {
    private static final String ADAPTIVE = "https://stemme.example/fhir/Questionnaire/simulated60|1.0.0";
    private static final String OPERATION = "/Questionnaire/$next-question";

    static Stream<JsonNode> people() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Objects.requireNonNull(NextQuestionTest.class.getResource("/adaptive.json")));
        return StreamSupport.stream(golden.path("cases").spliterator(), false);
    }

    private static ObjectNode begun() {
        return Json.read("""
                {"resourceType":"QuestionnaireResponse","status":"in-progress","questionnaire":"#q",
                 "contained":[{"resourceType":"Questionnaire","id":"q","status":"active","derivedFrom":["%s"]}]}""".formatted(ADAPTIVE));
    }

    private ObjectNode next(ObjectNode response) {
        return Json.read(ehr().body(response.toString())
                .post(OPERATION)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String lastAsked(JsonNode response) {
        JsonNode items = response.at("/contained/0/item");
        return items.get(items.size() - 1).path("linkId").asText();
    }

    private static void answer(ObjectNode response, String linkId, int code) {
        ObjectNode item = response.withArray("item").addObject().put("linkId", linkId);
        item.putArray("answer")
                .addObject()
                .putObject("valueCoding")
                .put("system", "https://stemme.example/fhir/CodeSystem/simulated60")
                .put("code", Integer.toString(code));
    }

    private static double score(JsonNode response, String linkId) {
        for (JsonNode item : response.path("item"))
            if (item.path("linkId").asText().equals(linkId))
                return item.at("/answer/0/valueQuantity/value").asDouble();
        throw new AssertionError("no " + linkId);
    }

    /** The steps of catR, an implementation of others. */
    @ParameterizedTest
    @MethodSource("people")
    void asksAndStopsAsCatRDoes(JsonNode person) {
        ObjectNode response = next(begun());
        JsonNode last = null;
        for (JsonNode step : person.path("steps")) {
            assertThat(response.path("status").asText()).isEqualTo("in-progress");
            assertThat(lastAsked(response)).isEqualTo(step.path("mpwi").asText());
            answer(response, lastAsked(response), step.path("answer").asInt());
            response = next(response);
            last = step;
        }
        assertThat(response.path("status").asText()).isEqualTo("completed");
        double theta = Objects.requireNonNull(last).path("thetaAfter").asDouble();
        assertThat(score(response, "theta")).isCloseTo(theta, within(2e-4));
        assertThat(score(response, "theta-se")).isCloseTo(last.path("seAfter").asDouble(), within(2e-4));
        assertThat(score(response, "t-score")).isCloseTo(50 + 10 * theta, within(2e-3));
        assertThat(next(response)).isEqualTo(response);
    }

    @Test
    void theContainedQuestionnaireIsDerivedFromTheFormAndHasNoUrlOfItsOwn() {
        ehr().body(begun().toString())
                .post(OPERATION)
                .then()
                .statusCode(200)
                .body("questionnaire", equalTo("#q"))
                .body("contained", hasSize(1))
                .body("contained[0].derivedFrom", equalTo(java.util.List.of(ADAPTIVE)))
                .body("contained[0].url", equalTo(null))
                .body("contained[0].item", hasSize(1))
                .body("contained[0].item[0].extension", equalTo(null));
    }

    @Test
    void parametersAreTakenToo() {
        ObjectNode parameters = Json.object().put("resourceType", "Parameters");
        parameters
                .putArray("parameter")
                .addObject()
                .put("name", "questionnaire-response")
                .set("resource", begun());
        ehr().body(parameters.toString())
                .post(OPERATION)
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("QuestionnaireResponse"));
    }

    @Test
    void aQuestionLeftOpenIsNotAskedAgain() {
        ObjectNode response = next(begun());
        String open = lastAsked(response);
        assertThat(lastAsked(next(response))).isNotEqualTo(open);
    }

    @Test
    void anAnswerToAQuestionNotAskedIsRefused() {
        ObjectNode response = next(begun());
        answer(response, "S60", 1);
        ehr().body(response.toString())
                .post(OPERATION)
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.item[0]"));
    }

    @Test
    void anAnswerThatIsNoOptionIsRefused() {
        ObjectNode response = next(begun());
        answer(response, lastAsked(response), 9);
        ehr().body(response.toString())
                .post(OPERATION)
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.item[0].answer[0]"));
    }

    @Test
    void aFormWhoseQuestionsAreKnownIsRefused() {
        ObjectNode response = Json.read(begun().toString().replace("simulated60", "phq9"));
        ehr().body(response.toString())
                .post(OPERATION)
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("not adaptive"));
    }

    @Test
    void withoutAResponseItSaysWhatIsMissing() {
        ehr().body("{\"resourceType\":\"Parameters\"}")
                .post(OPERATION)
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("questionnaire-response"));
    }
}
