package dk.stemme.server.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .body(
                        "instantiates",
                        hasItems(sdc("form-manager"), sdc("form-response-manager"), sdc("form-receiver")));
    }

    private static String sdc(String role) {
        return "http://hl7.org/fhir/uv/sdc/CapabilityStatement/sdc-" + role + "|4.0.0";
    }

    @Test
    void itIsSmall() {
        assertThat(given().port(port).get("/fhir/metadata").asByteArray()).hasSizeLessThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/package.tgz", "/openapi.json", "/api"})
    void whoHasItAlreadyIsToldSo(String address) {
        String tag =
                given().port(port).get(address).then().statusCode(200).extract().header("ETag");
        given().port(port)
                .header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(304)
                .body(emptyString());
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
    void whatNobodyMayDoIsNotOffered() {
        String interactions = "rest[0].resource.find { it.type == '%s' }.interaction.code";
        given().port(port)
                .get("/fhir/metadata")
                .then()
                .body(interactions.formatted("AuditEvent"), not(hasItems("create")))
                .body(interactions.formatted("AuditEvent"), not(hasItems("delete")))
                .body(interactions.formatted("AuditEvent"), hasItems("read", "search-type"))
                .body(interactions.formatted("Task"), hasItems("create", "update", "patch", "delete"));
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
        Map<String, String> files = untar(tgz);
        JsonNode manifest = Json.read(files.get("package/package.json"));
        assertThat(manifest.path("name").asText()).matches("[a-z.]+");
        assertThat(manifest.at("/fhirVersions/0").asText()).isEqualTo("4.0.1");
        JsonNode index = Json.read(files.get("package/.index.json")).path("files");
        assertThat(index).hasSize(files.size() - 2);
        for (JsonNode entry : index)
            assertThat(Json.read(files.get("package/" + entry.path("filename").asText()))
                            .path("resourceType"))
                    .isEqualTo(entry.path("resourceType"));
        assertThat(files)
                .containsKeys(
                        "package/StructureDefinition-scoring.json",
                        "package/StructureDefinition-pro-score-observation.json",
                        "package/SearchParameter-Task-location.json",
                        "package/OperationDefinition-QuestionnaireResponse-score.json",
                        "package/Questionnaire-phq9-1.0.0.json",
                        "package/CodeSystem-score.json");
    }

    /** Reads what POSIX ustar says of small files: the name at 0, the size at 124 in octal, the content after 512. */
    private static Map<String, String> untar(byte[] tgz) throws IOException {
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(tgz)).readAllBytes();
        Map<String, String> files = new HashMap<>();
        for (int at = 0; tar[at] != 0; ) {
            String name = new String(tar, at, 100, StandardCharsets.US_ASCII).replace("\0", "");
            int size = Integer.parseInt(new String(tar, at + 124, 11, StandardCharsets.US_ASCII), 8);
            files.put(name, new String(tar, at + 512, size, StandardCharsets.UTF_8));
            at += 512 * (1 + (size + 511) / 512);
        }
        return files;
    }
}
