package dk.stemme.server.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk Data Access 2.0: a quality database fetches all it may, as files. */
class ExportTest extends ServerTest {
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String patient = mark + "-anna";

    @BeforeEach
    void aGroupOfOneWhoHasAnswered() {
        put("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}");
        put("{\"resourceType\":\"Patient\",\"id\":\"" + mark + "-bo\"}");
        put("""
                {"resourceType":"Group","id":"%1$s","type":"person","actual":true,"member":[
                  {"entity":{"reference":"Patient/%1$s-anna"}},
                  {"entity":{"reference":"Patient/%1$s-bo"},"inactive":true}]}""".formatted(mark));
        ehr().body(Phq9.of(patient, "222222220").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private void put(String json) {
        JsonNode resource = Json.read(json);
        ehr().body(json)
                .put("/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .then()
                .statusCode(201);
    }

    private RequestSpecification asking() {
        return ehr().header("Prefer", "respond-async");
    }

    private String begun(Response kickOff) {
        return kickOff.then()
                .statusCode(202)
                .header("Content-Location", matchesRegex("http://.*/bulk/[0-9a-f-]{36}"))
                .extract()
                .header("Content-Location");
    }

    private RequestSpecification client() {
        return given().auth().oauth2(token("system/*.cruds"));
    }

    private JsonNode manifest(String status) {
        await().until(() -> client().get(status).statusCode() == 200);
        return Json.read(client().get(status).asString());
    }

    private List<JsonNode> lines(JsonNode manifest, String type) {
        for (JsonNode file : manifest.path("output"))
            if (file.path("type").asText().equals(type))
                return lines(file.path("url").asText());
        return List.of();
    }

    private List<JsonNode> lines(String url) {
        String text = client().get(url)
                .then()
                .statusCode(200)
                .contentType("application/fhir+ndjson")
                .extract()
                .asString();
        List<JsonNode> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(Json.read(line)));
        return lines;
    }

    @Test
    void aGroupsExportHoldsItsActiveMembersAndNobodyElse() {
        JsonNode manifest = manifest(begun(asking().get("/Group/" + mark + "/$export")));

        assertThat(manifest.path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(manifest.path("request").asText().replace("%24", "$")).endsWith("/Group/" + mark + "/$export");
        assertThat(lines(manifest, "Patient"))
                .extracting(each -> each.path("id").asText())
                .containsExactly(patient);
        assertThat(lines(manifest, "QuestionnaireResponse")).hasSize(1);
        assertThat(lines(manifest, "Observation"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                each.path("subject").path("reference").asText())
                        .isEqualTo("Patient/" + patient));
        assertThat(lines(manifest, "Questionnaire")).isEmpty();
    }

    @Test
    void aFileHasAsManyLinesAsTheManifestSaysAndTheSameAgain() {
        JsonNode manifest =
                manifest(begun(asking().queryParam("_type", "Patient").get("/Patient/$export")));
        JsonNode file = manifest.path("output").path(0);
        put("{\"resourceType\":\"Patient\",\"id\":\"" + mark + "-late\"}");
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"active\":false}")
                .put("/Patient/" + patient);

        List<JsonNode> lines = lines(file.path("url").asText());
        assertThat(lines).hasSize(file.path("count").asInt());
        assertThat(lines)
                .filteredOn(each -> each.path("id").asText().equals(patient))
                .singleElement()
                .satisfies(each -> assertThat(each.has("active")).isFalse());
    }

    @Test
    void theSystemExportsDefinitionsToo() {
        JsonNode manifest = manifest(
                begun(asking().queryParam("_type", "Questionnaire,Location").get("/$export")));

        assertThat(lines(manifest, "Questionnaire")).isNotEmpty();
        assertThat(manifest.path("output")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void sinceLeavesOutWhatIsOlder() {
        JsonNode first = manifest(begun(asking().get("/Group/" + mark + "/$export")));
        JsonNode second = manifest(begun(
                asking().queryParam("_since", first.path("transactionTime").asText())
                        .get("/Group/" + mark + "/$export")));

        assertThat(second.path("output")).isEmpty();
    }

    @Test
    void anExportCanBeDeleted() {
        String status = begun(asking().queryParam("_type", "Patient").get("/Patient/$export"));
        client().delete(status).then().statusCode(202);

        client().get(status).then().statusCode(404).body("resourceType", equalTo("OperationOutcome"));
        client().get(status + "/Patient.ndjson").then().statusCode(404);
    }

    @Test
    void filesAreForWhoeverAskedAndMayStillReadThem() {
        String status = begun(asking().queryParam("_type", "Patient").get("/Patient/$export"));
        manifest(status);

        given().get(status).then().statusCode(401);
        given().get(status + "/Patient.ndjson").then().statusCode(401);
        given().auth()
                .oauth2(token("system/Observation.rs"))
                .get(status + "/Patient.ndjson")
                .then()
                .statusCode(403);
    }

    @Test
    void onlyWhatTheScopesAllowIsExported() {
        RequestSpecification narrow = given().spec(anybody())
                .auth()
                .oauth2(token("system/Patient.rs system/Group.r"))
                .header("Prefer", "respond-async");
        JsonNode manifest = manifest(begun(narrow.get("/Group/" + mark + "/$export")));
        assertThat(manifest.path("output")).hasSize(1);

        given().spec(narrow)
                .queryParam("_type", "Observation")
                .get("/Patient/$export")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_type=Nothing",
                "_since=yesterday",
                "_outputFormat=text/csv",
                "_typeFilter=Patient?active=true",
                "_type=Questionnaire"
            })
    void whatCannotBeMetIsRefused(String query) {
        String[] parts = query.split("=", 2);
        asking().queryParam(parts[0], parts[1])
                .get("/Patient/$export")
                .then()
                .statusCode(400)
                .body("issue", hasSize(1));
    }

    @Test
    void itMustBeAskedForAsynchronously() {
        ehr().get("/$export").then().statusCode(400).body("issue[0].diagnostics", containsString("respond-async"));
    }
}
