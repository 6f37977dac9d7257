package dk.stemme.server.access.smart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import org.junit.jupiter.api.Test;

/** What the server says of itself to apps, and that they can reach it from their own pages. */
class MetadataTest extends ServerTest {

    @Test
    void smart() {
        String base = "http://localhost:" + port;
        given().port(port)
                .header("Origin", "https://app.example")
                .get("/fhir/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .body("issuer", equalTo(base))
                .body("authorization_endpoint", equalTo(base + "/oauth2/authorize"))
                .body("introspection_endpoint", equalTo(base + "/oauth2/introspect"))
                .body("revocation_endpoint", equalTo(base + "/oauth2/revoke"))
                .body("code_challenge_methods_supported", contains("S256"))
                .body("token_endpoint_auth_signing_alg_values_supported", contains("RS384", "ES384"))
                .body("capabilities", hasItems("launch-ehr", "launch-standalone", "client-public", "permission-v2"));
    }

    @Test
    void theCapabilityStatementSaysSoToo() {
        anybody()
                .get("/metadata")
                .then()
                .body(
                        "rest[0].security.extension[0].extension.find { it.url == 'token' }.valueUri",
                        equalTo("http://localhost:" + port + "/oauth2/token"));
    }

    @Test
    void openIdConnect() {
        given().port(port)
                .get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo("http://localhost:" + port))
                .body("grant_types_supported", contains("authorization_code", "refresh_token", "client_credentials"))
                .body("code_challenge_methods_supported", contains("S256"))
                .body("authorization_response_iss_parameter_supported", equalTo(true))
                .body("end_session_endpoint", nullValue());
        given().port(port).get("/connect/logout").then().statusCode(404);
    }

    @Test
    void theUserInfoIsForAppsThatMayKnow() {
        App app = App.demo(port);
        String token = app.tokens(Browser.of(port, "henrik"), "openid fhirUser user/Questionnaire.r")
                .path("access_token");
        given().port(port)
                .auth()
                .oauth2(token)
                .get("/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo("henrik"));
        given().port(port)
                .auth()
                .oauth2(token("system/*.rs"))
                .get("/userinfo")
                .then()
                .statusCode(403);
        given().port(port).get("/userinfo").then().statusCode(401);
    }

    @Test
    void anAppInABrowserMayAskForTokensAndDataButNoPageMayBeFetched() {
        for (String address : new String[] {"/oauth2/token", "/fhir/Patient", "/oauth2/revoke"})
            given().port(port)
                    .header("Origin", "https://app.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization")
                    .options(address)
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Allow-Credentials", (String) null);
        given().port(port)
                .header("Origin", "https://app.example")
                .get("/session")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }
}
