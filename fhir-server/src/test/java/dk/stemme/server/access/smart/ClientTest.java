package dk.stemme.server.access.smart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The register of apps and systems. */
class ClientTest extends ServerTest {
    private static final String SYSTEM = """
            {"client_name":"Clinic system","grant_types":["client_credentials"],"scope":"system/Observation.rs"}""";

    private static final String APP = """
            {"client_name":"App","grant_types":["authorization_code"],"token_endpoint_auth_method":"none",
             "redirect_uris":["https://app.example/"],"scope":"patient/Observation.rs","unheard_of":1}""";

    @Test
    void aNewClientIsToldItsSecretOnce() {
        Browser admin = Browser.of(port, "admin");
        Response made = send(admin, SYSTEM);
        made.then().statusCode(201).body("client_secret", notNullValue());
        String id = made.path("client_id");
        admin.request()
                .get("/clients/" + id)
                .then()
                .statusCode(200)
                .body("client_name", equalTo("Clinic system"))
                .body("client_secret", nullValue());
        tokens(id, made.path("client_secret")).statusCode(200).body("scope", equalTo("system/Observation.rs"));
        tokens(id, "guess").statusCode(401);
    }

    @Test
    void whoIsRemovedHasNoTokensLeft() {
        Browser admin = Browser.of(port, "admin");
        Response made = send(admin, SYSTEM);
        String id = made.path("client_id");
        String token = tokens(id, made.path("client_secret")).extract().path("access_token");
        admin.request().delete("/clients/" + id).then().statusCode(204);
        anybody().auth().oauth2(token).get("/Observation").then().statusCode(401);
        tokens(id, made.path("client_secret")).statusCode(401);
        admin.request().get("/clients/" + id).then().statusCode(404);
    }

    @Test
    void aClientCanBeChangedAndKeepsItsSecret() {
        Browser admin = Browser.of(port, "admin");
        Response made = send(admin, SYSTEM);
        String id = made.path("client_id");
        admin.request()
                .contentType("application/json")
                .body(SYSTEM.replace("Observation", "Patient"))
                .put("/clients/" + id)
                .then()
                .statusCode(200)
                .body("client_secret", nullValue());
        tokens(id, made.path("client_secret")).statusCode(200).body("scope", equalTo("system/Patient.rs"));
    }

    @Test
    void thoseOfTheSettingsAreSeenButNotChanged() {
        Browser admin = Browser.of(port, "admin");
        admin.request().get("/clients").then().statusCode(200).body("client_id", hasItems("demo-ehr", "demo-app"));
        admin.request().delete("/clients/demo-ehr").then().statusCode(400);
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        send(Browser.of(port, "admin"), APP)
                .then()
                .statusCode(201)
                .body("unheard_of", nullValue())
                .body("client_secret", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nancy", "mette", "henrik", "ida"})
    void onlyTheAdministratorSeesThem(String person) {
        Browser browser = Browser.of(port, person);
        browser.request().get("/clients").then().statusCode(403);
        send(browser, SYSTEM).then().statusCode(403);
    }

    @Test
    void nobodyElseGetsThere() {
        given().port(port).get("/clients").then().statusCode(401);
        ehr().basePath("").get("/clients").then().statusCode(401);
        Browser.of(port, "admin")
                .bare()
                .contentType("application/json")
                .body(SYSTEM)
                .post("/clients")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/",
                "https://app.example/#part",
                "https://*.example/",
                "https://user@app.example/",
                "javascript:alert(1)",
                "app:/back",
                "//app.example/",
                "https:///",
                "http://127.0.0.1.evil.example/"
            })
    void aWayBackIsWholeAndSafe(String redirect) {
        send(Browser.of(port, "admin"), APP.replace("https://app.example/", redirect))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_redirect_uri"))
                .body("error_description", not(equalTo("")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"client_name\":\"App\" | \"client_name\":\"\"",
                "authorization_code | password",
                "\"none\" | \"tls_client_auth\"",
                "\"none\" | \"private_key_jwt\"",
                "patient/Observation.rs | patient/Observation.read",
                "patient/Observation.rs | system/Observation.rs",
                "\"unheard_of\":1 | \"logo_uri\":\"javascript:alert(1)\"",
                "\"unheard_of\":1 | \"purpose\":\"FUN\"",
                "[\"authorization_code\"] | [\"authorization_code\",\"client_credentials\"]"
            })
    void whatCannotBeIsRefused(String right, String wrong) {
        send(Browser.of(port, "admin"), APP.replace(right, wrong))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client_metadata"));
    }

    private static Response send(Browser person, String body) {
        return person.request().contentType("application/json").body(body).post("/clients");
    }

    private ValidatableResponse tokens(String id, String secret) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic(id, secret)
                .formParams(Map.of("grant_type", "client_credentials"))
                .post("/oauth2/token")
                .then();
    }
}
