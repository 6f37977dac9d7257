package dk.stemme.server.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.stemme.server.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The CapabilityStatement tells the truth, and what it names can be read. */
class CapabilityTest extends ServerTest {
    private static final String BASE = "https://stemme.example/fhir/";

    @Test
    void anybodyMayReadIt() {
        given().port(port)
                .get("/fhir/metadata")
                .then()
                .statusCode(200)
                .body("kind", equalTo("instance"))
                .body("fhirVersion", equalTo("4.0.1"))
                .body("instantiates", hasItem("http://hl7.org/fhir/uv/sdc/CapabilityStatement/sdc-form-manager|4.0.0"));
    }

    @Test
    void itIsSmall() {
        assertThat(given().port(port).get("/fhir/metadata").asByteArray()).hasSizeLessThan(50_000);
    }

    @Test
    void aSearchParameterThatR4DoesNotHaveSaysThatItIsOurs() {
        String parameters = "rest[0].resource.find { it.type == '%s' }.searchParam.find { it.name == 'url' }";
        given().port(port)
                .get("/fhir/metadata")
                .then()
                .body(parameters.formatted("Questionnaire") + ".type", equalTo("uri"))
                .body(parameters.formatted("Questionnaire") + ".documentation", nullValue())
                .body(parameters.formatted("ObservationDefinition") + ".documentation", equalTo("Stemme's own"));
    }

    @Test
    void anOperationNamesItsDefinition() {
        given().port(port)
                .get("/fhir/metadata")
                .then()
                .body(
                        "rest[0].resource.find { it.type == 'QuestionnaireResponse' }.operation"
                                + ".find { it.name == 'score' }.definition",
                        equalTo(BASE + "OperationDefinition/QuestionnaireResponse-score"))
                .body(
                        "rest[0].resource.find { it.type == 'Measure' }.operation"
                                + ".find { it.name == 'evaluate-measure' }.definition",
                        equalTo("http://hl7.org/fhir/OperationDefinition/Measure-evaluate-measure"));
    }

    @Test
    void whatPointsAtATypeIsListedWithIt() {
        given().port(port)
                .get("/fhir/metadata")
                .then()
                .body(
                        "rest[0].resource.find { it.type == 'Patient' }.searchRevInclude",
                        hasItems("Observation:subject", "QuestionnaireResponse:source"))
                .body("rest[0].resource.find { it.type == 'Task' }.searchInclude", hasItem("Task:patient"));
    }

    @Test
    void everyOperationOfOursCanBeRead() throws IOException {
        JsonNode statement = new ObjectMapper()
                .readTree(given().port(port).get("/fhir/metadata").asString());
        for (JsonNode resource : statement.at("/rest/0/resource"))
            for (JsonNode operation : resource.path("operation")) {
                String definition = operation.path("definition").asText();
                if (definition.startsWith(BASE))
                    ehr().get("/" + definition.substring(BASE.length()))
                            .then()
                            .statusCode(200)
                            .body("url", equalTo(definition));
            }
    }

    @Test
    void everyExtensionOfOursCanBeRead() {
        ehr().get("/StructureDefinition/scoring")
                .then()
                .statusCode(200)
                .body("url", equalTo(BASE + "StructureDefinition/scoring"))
                .body("context.expression", hasItem("ObservationDefinition"))
                .body(
                        "differential.element.id",
                        hasItems("Extension.extension:item", "Extension.extension:item.extension:linkId"));
        ehr().queryParam("url", BASE + "StructureDefinition/stem")
                .get("/StructureDefinition")
                .then()
                .body("entry.size()", equalTo(1));
    }

    @Test
    void allDefinitionsComeAsOnePackage() throws IOException {
        byte[] tgz = given().port(port)
                .get("/package.tgz")
                .then()
                .statusCode(200)
                .contentType("application/gzip")
                .extract()
                .asByteArray();
        String tar =
                new String(new GZIPInputStream(new ByteArrayInputStream(tgz)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tar)
                .contains(
                        "package/package.json",
                        "package/StructureDefinition-scoring.json",
                        "package/Questionnaire-phq9-1.0.0.json",
                        "package/CodeSystem-score.json");
    }
}
