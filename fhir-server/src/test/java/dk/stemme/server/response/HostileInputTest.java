package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is meant to take all time or memory takes little of either, and is refused with the reason. */
class HostileInputTest extends ServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void someone() {
        put("{\"resourceType\":\"Patient\",\"id\":\"h-" + mark + "\"}", "Patient/h-" + mark)
                .statusCode(201);
    }

    private ValidatableResponse put(String body, String path) {
        return inTime(ehr().body(body).put("/" + path));
    }

    private ValidatableResponse post(String body, String path) {
        return inTime(ehr().body(body).post("/" + path));
    }

    private static ValidatableResponse inTime(Response response) {
        assertThat(response.time()).isLessThan(PATIENCE.toMillis());
        return response.then();
    }

    private ObjectNode response(String questionnaire) {
        ObjectNode response = Phq9.of("h-" + mark, "").put("questionnaire", questionnaire);
        response.remove("item");
        return response;
    }

    private ObjectNode phq9() {
        return response("https://stemme.example/fhir/Questionnaire/phq9|1.0.0");
    }

    /** A form of one question, and the answer to it. */
    private ValidatableResponse answered(String question, String answer) {
        String url = "urn:test:hostile:" + UUID.randomUUID();
        post("""
                        {"resourceType":"Questionnaire","url":"%s","version":"1","status":"active","item":[%s]}""".formatted(url, question), "Questionnaire").statusCode(201);
        ObjectNode response = response(url + "|1");
        response.withArray("/item")
                .addObject()
                .put("linkId", "a")
                .withArray("/answer")
                .addObject()
                .put("valueString", answer);
        return post(response.toString(), "QuestionnaireResponse");
    }

    @Test
    void itemsNestedWithoutEnd() {
        for (int depth : new int[] {300, 2_000}) {
            String deep = "{\"linkId\":\"a\",\"item\":[".repeat(depth) + "]}".repeat(depth);
            String body = phq9().toString();
            post(body.substring(0, body.length() - 1) + ",\"item\":[" + deep + "]}", "QuestionnaireResponse")
                    .statusCode(oneOf(400, 422));
        }
    }

    @Test
    void tenThousandItems() {
        ObjectNode response = phq9();
        ArrayNode items = response.putArray("item");
        for (int i = 0; i < 10_000; i++) items.addObject().put("linkId", "x" + i);
        post(response.toString(), "QuestionnaireResponse")
                .statusCode(422)
                .body("issue.size()", lessThanOrEqualTo(1_001));
    }

    @Test
    void aQuestionnaireOfTenThousandItemsIsTaken() {
        ObjectNode form = Json.object().put("resourceType", "Questionnaire").put("status", "active");
        form.put("url", "urn:test:many:" + mark).put("version", "1");
        for (int i = 0; i < 10_000; i++)
            form.withArray("/item")
                    .addObject()
                    .put("linkId", "x" + i)
                    .put("type", "string")
                    .put("text", "?");
        post(form.toString(), "Questionnaire").statusCode(201);
    }

    @Test
    void fiveMegabytesOfAnswer() {
        answered("{\"linkId\":\"a\",\"type\":\"text\",\"maxLength\":1000}", "x".repeat(4_900_000))
                .statusCode(422);
    }

    @Test
    void aPatternThatBacktracksWithoutEnd() {
        answered("""
                        {"linkId":"a","type":"string","extension":[
                         {"url":"http://hl7.org/fhir/StructureDefinition/regex","valueString":"(a+)+$"}]}""", "a".repeat(5_000) + "!").statusCode(422);
    }

    @Test
    void anExpressionThatNeverEnds() {
        String numbers = IntStream.range(0, 40).mapToObj(String::valueOf).collect(Collectors.joining("|", "(", ")"));
        String endless =
                numbers + ".select(" + numbers + ".select(" + numbers + ".select(" + numbers + "))).count() > 0";
        answered("""
                        {"linkId":"a","type":"string","extension":[
                         {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-constraint","extension":[
                          {"url":"key","valueId":"c"},{"url":"severity","valueCode":"error"},
                          {"url":"human","valueString":"Never"},
                          {"url":"expression","valueString":"%s"}]}]}""".formatted(endless), "x").statusCode(422);
    }
}
