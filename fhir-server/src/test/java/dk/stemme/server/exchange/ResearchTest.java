package dk.stemme.server.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import dk.stemme.server.store.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client registered for research fetches persons under pseudonyms of its own, and in no other way. */
class ResearchTest extends ServerTest {
    private final String patient = "subject-" + UUID.randomUUID();
    private String response = "";

    @BeforeEach
    void somebodyWhoHasAnswered() {
        ehr().body("""
                        {"resourceType":"Patient","id":"%s","name":[{"family":"Researched"}],"birthDate":"1960-01-02",
                         "gender":"female"}""".formatted(patient)).put("/Patient/" + patient).then().statusCode(201);
        response = ehr().body(Phq9.of(patient, "222222220").toString())
                .post("/QuestionnaireResponse")
                .path("id");
    }

    @Test
    void anExportNamesNobodyAndCitesItsLegalBasis() {
        Researcher one = new Researcher("one");
        Map<String, String> files = one.export();
        String all = String.join("\n", files.values());
        assertThat(all).doesNotContain(patient).doesNotContain("Researched").doesNotContain("1960-01-02");
        assertThat(all).doesNotContain(response).contains("\"birthDate\":\"1960\"");
        assertThat(one.manifest.at("/extension/purpose/purpose").asText()).isEqualTo("HRESCH");
        assertThat(one.manifest.at("/extension/purpose/basis").asText()).contains("databeskyttelsesloven § 10");
    }

    @Test
    void answersCanBeJoinedWithTheirPersonButNotWithAnotherRecipients() {
        Researcher one = new Researcher("one");
        Researcher other = new Researcher("other");
        String mine = one.subjects();
        assertThat(mine).isNotEmpty().isEqualTo(one.subjects());
        assertThat(one.export().get("Patient")).contains(mine.substring("Patient/".length()));
        assertThat(other.subjects()).isNotEqualTo(mine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient",
                "/Patient/%s",
                "/QuestionnaireResponse",
                "/Patient/%s/$everything",
                "/AuditEvent",
                "/Group",
                "/Practitioner"
            })
    void readingPersonsIsRefused(String path) {
        new Researcher("one")
                .asking()
                .get(path.formatted(patient))
                .then()
                .statusCode(403)
                .body("issue[0].diagnostics", containsString("research"));
    }

    @Test
    void aSearchForObservationsFindsNobodys() {
        new Researcher("one")
                .asking()
                .queryParam("patient", patient)
                .get("/Observation")
                .then()
                .statusCode(200)
                .body("entry", nullValue());
    }

    @Test
    void aTableIsUnderPseudonymsToo() {
        String view = """
                {"resourceType":"Parameters","parameter":[{"name":"viewResource","resource":{
                  "resourceType":"ViewDefinition","resource":"Patient","status":"active",
                  "select":[{"column":[{"name":"id","path":"id"},{"name":"born","path":"birthDate"}]}]}}]}""";
        String table = new Researcher("one")
                .asking()
                .accept("text/csv")
                .body(view)
                .post("/ViewDefinition/$viewdefinition-run")
                .then()
                .statusCode(200)
                .header("Purpose-Of-Use", "HRESCH")
                .extract()
                .asString();
        assertThat(table).doesNotContain(patient).contains(",1960");
    }

    /** A client that the administrator let in for research. */
    private final class Researcher {
        private static final Map<String, String> SECRETS = new HashMap<>();
        private final String name;
        private JsonNode manifest = Json.object();

        Researcher(String name) {
            this.name = name;
            SECRETS.computeIfAbsent(name, this::registered);
        }

        private String registered(String id) {
            Response registered = Browser.of(port, "admin")
                    .request()
                    .contentType("application/json")
                    .body("""
                            {"client_id":"researcher-%s","client_name":"Researcher","grant_types":["client_credentials"],
                             "token_endpoint_auth_method":"client_secret_basic","scope":"system/*.rs",
                             "purpose":"HRESCH"}""".formatted(id))
                    .post("/clients");
            assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
            return registered.path("client_id") + " " + registered.path("client_secret");
        }

        RequestSpecification asking() {
            return anybody().auth().oauth2(token());
        }

        private String token() {
            String[] known = SECRETS.getOrDefault(name, " ").split(" ");
            return given().port(port)
                    .auth()
                    .preemptive()
                    .basic(known[0], known[1])
                    .formParams(Map.of("grant_type", "client_credentials", "scope", "system/*.rs"))
                    .post("/oauth2/token")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("access_token");
        }

        Map<String, String> export() {
            String status = asking().header("Prefer", "respond-async")
                    .get("/Patient/$export")
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Content-Location");
            String token = token();
            await().until(() -> given().auth().oauth2(token).get(status).statusCode() == 200);
            manifest = Json.read(given().auth().oauth2(token).get(status).asString());
            Map<String, String> files = new HashMap<>();
            for (JsonNode file : manifest.path("output"))
                files.put(
                        file.path("type").asText(),
                        given().auth()
                                .oauth2(token)
                                .get(file.path("url").asText())
                                .asString());
            return files;
        }

        /** The person who gave the newest answer. */
        String subjects() {
            String[] lines = export().getOrDefault("QuestionnaireResponse", "").split("\n");
            return Json.read(lines[lines.length - 1]).at("/subject/reference").asText();
        }
    }
}
