package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of the demonstration's own issuer. */
class TokenTest extends ServerTest {

    @Test
    void whoNamesNoScopeGetsAll() {
        asked(Map.of("grant_type", "client_credentials"))
                .statusCode(200)
                .body("scope", equalTo("system/*.cruds"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", greaterThan(3500));
    }

    @Test
    void idAndSecretMayStandInTheForm() {
        given().port(port)
                .formParams(Map.of(
                        "grant_type", "client_credentials", "client_id", "demo-ehr", "client_secret", "demo-ehr"))
                .post("/oauth2/token")
                .then()
                .statusCode(200);
    }

    @Test
    void aWrongSecretIsRefused() {
        given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "guess")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void moreThanTheClientHasIsRefused() {
        for (String scope : new String[] {"patient/*.rs", "openid", "system/*.x"})
            asked(Map.of("grant_type", "client_credentials", "scope", scope))
                    .statusCode(400)
                    .body("error", equalTo("invalid_scope"));
    }

    @Test
    void partOfWhatTheClientHasMayBeAskedFor() {
        String narrow = token("system/Observation.rs");
        anybody().auth().oauth2(narrow).get("/Observation").then().statusCode(200);
        anybody()
                .auth()
                .oauth2(narrow)
                .get("/Patient")
                .then()
                .statusCode(403)
                .body("issue[0].code", equalTo("forbidden"));
        anybody().auth().oauth2(narrow).delete("/Observation/1").then().statusCode(403);
    }

    @Test
    void withoutCredentialsOneIsToldHow() {
        anybody()
                .get("/Patient")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .contentType("application/fhir+json")
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].code", equalTo("login"));
        anybody().body("{}").post("/Patient").then().statusCode(401);
    }

    @Test
    void onlyTheCapabilityStatementIsForAll() {
        anybody().get("/metadata").then().statusCode(200).body("resourceType", equalTo("CapabilityStatement"));
        anybody().get("/Questionnaire").then().statusCode(401);
        anybody().get("/").then().statusCode(401);
        anybody()
                .body("{\"resourceType\":\"Bundle\",\"type\":\"batch\"}")
                .post("/")
                .then()
                .statusCode(401);
    }

    @Test
    void aForgedTokenIsRefused() {
        String[] parts = token("system/Patient.r").split("\\.");
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1])).replace("system/Patient.r", "system/*.cruds");
        refused(parts[0] + "." + encoded(claims) + "." + parts[2]);
        refused(encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".");
        refused("nonsense");
    }

    private void refused(String forged) {
        anybody()
                .auth()
                .oauth2(forged)
                .get("/Patient")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .contentType("application/fhir+json");
    }

    @Test
    void aTokenInTheAddressIsNotRead() {
        anybody()
                .queryParam("access_token", token("system/*.cruds"))
                .get("/Patient")
                .then()
                .statusCode(401);
    }

    @Test
    void theKeyIsPublished() {
        String key = given().port(port)
                .get("/oauth2/jwks")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(key).contains("\"kty\":\"EC\"").doesNotContain("\"d\"");
    }

    @Test
    void whereTokensAreToBeHadIsToldToAll() {
        given().port(port)
                .get("/fhir/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("token_endpoint", equalTo("http://localhost:" + port + "/oauth2/token"))
                .body("grant_types_supported", hasItem("client_credentials"));
    }

    private ValidatableResponse asked(Map<String, String> form) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParams(form)
                .post("/oauth2/token")
                .then();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
