package dk.stemme.server.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API described for programs (OpenAPI) and for people (a page): what is served, no more and no less. */
class OpenApiTest extends ServerTest {
    private static final List<String> WAYS = List.of("get", "post", "put", "patch", "delete");

    private JsonNode document() {
        return Json.read(given().port(port)
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    @Test
    void itIsOpenApi3WithoutLooseEnds() {
        JsonNode document = document();
        assertThat(document.path("openapi").asText()).isEqualTo("3.0.3");
        for (JsonNode reference : document.findValues("$ref"))
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        for (JsonNode path : document.path("paths"))
            path.properties().forEach(way -> {
                assertThat(way.getKey()).isIn(WAYS);
                assertThat(way.getValue().path("summary").asText()).isNotBlank();
                assertThat(way.getValue().path("responses").size()).isPositive();
            });
    }

    @Test
    void everythingInTheCapabilityStatementIsInIt() {
        JsonNode paths = document().path("paths");
        JsonNode rest = Json.read(anybody().get("/metadata").asString()).at("/rest/0");
        for (JsonNode resource : rest.path("resource")) {
            String type = "/" + resource.path("type").asText();
            assertThat(paths.at("/~1" + type.substring(1) + "/get/parameters").findValuesAsText("name"))
                    .containsAll(resource.path("searchParam").findValuesAsText("name"));
            for (String name : resource.path("operation").findValuesAsText("name"))
                assertThat(paths.has(type + "/$" + name) || paths.has(type + "/{id}/$" + name))
                        .as(type + " $" + name)
                        .isTrue();
        }
    }

    @Test
    void everyExampleIsAccepted() {
        JsonNode paths = document().path("paths");
        List<String> tried = new ArrayList<>();
        for (String type : List.of("Patient", "Task", "Group", "Subscription", "QuestionnaireResponse")) {
            JsonNode example = example(paths.path("/" + type + "/{id}").path("put"));
            assertThat(ehr().body(example.toString())
                            .put("/" + type + "/example")
                            .statusCode())
                    .as(type)
                    .isIn(200, 201);
        }
        paths.properties().forEach(path -> {
            JsonNode example = example(path.getValue().path("post"));
            boolean written = path.getKey().contains("$")
                    && example.size() > 1
                    && !path.getKey().contains("{");
            if (!written && !path.getKey().equals("/")) return;
            var answer = ehr().body(example.toString()).post(path.getKey());
            assertThat(answer.statusCode())
                    .as(path.getKey() + answer.asString())
                    .isEqualTo(200);
            tried.add(path.getKey());
        });
        assertThat(tried).contains("/", "/QuestionnaireResponse/$score", "/Questionnaire/$populate");
    }

    private static JsonNode example(JsonNode way) {
        return way.at("/requestBody/content").path("application/fhir+json").path("example");
    }

    @Test
    void thePageNeedsNoScript() {
        var page = given().port(port).get("/api").then().statusCode(200).extract();
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.asString())
                .contains("<h2>QuestionnaireResponse</h2>", "/fhir/Questionnaire/$populate", "LA6569-3")
                .doesNotContain("<script", "style=", "onclick", "http://cdn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens.css", "base.css", "api.css"})
    void thePageLooksLikeTheOthers(String file) {
        given().port(port).get("/assets/api/" + file).then().statusCode(200).contentType("text/css");
    }
}
