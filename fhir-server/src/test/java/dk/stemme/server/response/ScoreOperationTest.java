package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Catalogue;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code $score} gives what other implementations give, for every golden case, in one Bundle per instrument. */
class ScoreOperationTest extends ServerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BASE = "https://stemme.example/fhir/";

    static Stream<String> instrumentsWithGoldenCases() {
        return Catalogue.names().stream().filter(name -> golden(name) != null);
    }

    private static @Nullable InputStream golden(String instrument) {
        return Catalogue.class.getResourceAsStream(instrument + "/golden.json");
    }

    @ParameterizedTest
    @MethodSource("instrumentsWithGoldenCases")
    void agreesWithTheGoldenCases(String instrument) throws IOException {
        JsonNode golden = MAPPER.readTree(golden(instrument));
        JsonNode form = MAPPER.readTree(ehr().queryParam("url", BASE + "Questionnaire/" + instrument)
                        .get("/Questionnaire")
                        .asString())
                .at("/entry/0/resource");
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "collection");
        for (JsonNode each : golden.path("cases"))
            bundle.withArray("entry")
                    .addObject()
                    .put("fullUrl", "urn:case:" + each.path("id").asText())
                    .set("resource", response(form, each.path("answers")));
        Map<String, JsonNode> scores = scores(ehr().body(bundle.toString())
                .post("/QuestionnaireResponse/$score")
                .asString());
        for (JsonNode each : golden.path("cases")) compare(instrument, golden, each, scores);
    }

    private static void compare(String instrument, JsonNode golden, JsonNode each, Map<String, JsonNode> scores) {
        each.path("expected").properties().forEach(expected -> {
            String score = expected.getKey().equals("band") ? "total" : expected.getKey();
            JsonNode found = scores.get("urn:case:" + each.path("id").asText() + " " + instrument + "-" + score);
            assertThat(found).as(each.path("id").asText() + " " + score).isNotNull();
            if (expected.getKey().equals("band"))
                assertThat(found.at("/interpretation/0/text").asText(""))
                        .isEqualTo(expected.getValue().asText(""));
            else compare(expected.getValue(), found, tolerance(score, golden));
        });
    }

    private static void compare(JsonNode expected, JsonNode found, double tolerance) {
        if (expected.isNull()) assertThat(found.has("dataAbsentReason")).isTrue();
        else if (expected.isBoolean()) assertThat(found.path("valueBoolean")).isEqualTo(expected);
        else if (expected.isTextual()) assertThat(words(found)).isEqualTo(expected.asText());
        else
            assertThat(found.at("/valueQuantity/value").asDouble(Double.NaN))
                    .isCloseTo(expected.asDouble(), within(tolerance + 1e-9));
    }

    /** A profile, or the band of a graded diagnosis. */
    private static String words(JsonNode found) {
        return found.has("valueString")
                ? found.path("valueString").asText()
                : found.at("/interpretation/0/text").asText();
    }

    private static double tolerance(String score, JsonNode golden) {
        return score.equals("index_NL") ? 0.002 : golden.path("tolerance").asDouble();
    }

    private static ObjectNode response(JsonNode form, JsonNode answers) {
        ObjectNode response = Json.object()
                .put("resourceType", "QuestionnaireResponse")
                .put("status", "completed")
                .put("language", "en")
                .put("questionnaire", form.path("url").asText());
        for (JsonNode item : form.path("item")) {
            JsonNode answer = answers.path(item.path("linkId").asText());
            if (!answer.isNumber()) continue;
            ObjectNode filled = response.withArray("item")
                    .addObject()
                    .put("linkId", item.path("linkId").asText());
            ObjectNode value = filled.putArray("answer").addObject();
            if (item.path("type").asText().equals("integer")) value.put("valueInteger", answer.asInt());
            else value.set("valueCoding", coding(item, answer.asDouble()));
        }
        return response;
    }

    private static JsonNode coding(JsonNode item, double number) {
        for (JsonNode option : item.path("answerOption"))
            for (JsonNode extension : option.path("extension"))
                if (extension.path("valueDecimal").isNumber()
                        && extension.path("valueDecimal").asDouble() == number) return option.path("valueCoding");
        throw new AssertionError("no option for " + number + " in " + item.path("linkId"));
    }

    private static Map<String, JsonNode> scores(String answer) throws IOException {
        Map<String, JsonNode> scores = new HashMap<>();
        for (JsonNode entry : MAPPER.readTree(answer).path("entry")) {
            JsonNode resource = entry.path("resource");
            assertThat(resource.path("resourceType").asText())
                    .as(resource.toString())
                    .isEqualTo("Observation");
            scores.put(
                    resource.at("/derivedFrom/0/reference").asText() + " "
                            + resource.at("/code/coding/0/code").asText(),
                    resource);
        }
        return scores;
    }

    @Test
    void nothingIsStored() {
        String before = ehr().queryParam("_summary", "count")
                .get("/Observation")
                .path("total")
                .toString();
        ehr().body(Phq9.of("anyone", "012012012").toString())
                .post("/QuestionnaireResponse/$score")
                .then()
                .statusCode(200);
        ehr().queryParam("_summary", "count").get("/Observation").then().body("total.toString()", equalTo(before));
    }

    @Test
    void anEntryThatCannotBeScoredLeavesTheOthersAlone() {
        ObjectNode wrong = Phq9.of("anyone", "000000000").put("questionnaire", BASE + "Questionnaire/none|1");
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}"
                        .formatted(wrong, Phq9.of("anyone", "000000000"));
        ehr().body(bundle)
                .post("/QuestionnaireResponse/$score")
                .then()
                .statusCode(200)
                .body("entry[0].resource.resourceType", equalTo("OperationOutcome"))
                .body("entry.findAll { it.resource.resourceType == 'Observation' }", hasSize(6));
    }
}
