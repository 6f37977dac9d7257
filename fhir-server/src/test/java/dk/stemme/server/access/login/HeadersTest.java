package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.ServerTest;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells a browser not to do, whatever is asked for and however it ends. */
class HeadersTest extends ServerTest {
    private static final Pattern INLINE =
            Pattern.compile("(?i)<script(?![^>]*\\ssrc=)[^>]*>|<style|\\sstyle=|\\son\\w+=");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/patient",
                "/clinic/unit/x",
                "/quality",
                "/designer/",
                "/admin",
                "/approve",
                "/api",
                "/session",
                "/openapi.json",
                "/fhir/metadata",
                "/fhir/Patient",
                "/fhir/Patient/none/_history/99",
                "/fhir/.well-known/smart-configuration",
                "/oauth2/token",
                "/oauth2/jwks",
                "/oauth2/authorize?client_id=none",
                "/clients",
                "/cds-services",
                "/nowhere",
                "/assets/none.js",
                "/actuator/env"
            })
    void everyAnswerCarriesTheHeadersAndTellsNothingOfTheMachine(String address) {
        var answer = given().port(port).redirects().follow(false).get(address);
        String policy = answer.header("Content-Security-Policy");
        assertThat(policy)
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("*");
        assertThat(policy).containsPattern("default-src '(none|self)'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
        assertThat(answer.asString()).doesNotContain("Exception", "\tat ", "springframework", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/designer/", "/api"})
    void noPageHasAnythingInline(String address) {
        assertThat(given().port(port).get(address).asString()).doesNotContainPattern(INLINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/../actuator/env",
                "/fhir/%2e%2e/clients",
                "/fhir/..;/clients",
                "/fhir/;/Patient",
                "/fhir//Patient",
                "/assets/..%2f..%2fapplication.yaml",
                "/assets/%5c..%5capplication.yaml",
                "/assets/%252e%252e/application.yaml",
                "/fhir/Patient%00",
                "/fhir/Patient/%0d%0aSet-Cookie:%20a=b"
            })
    void noTrickOfAPathLeadsPastTheRules(String path) {
        var answer = given().port(port)
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(path);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.asString()).doesNotContain("spring:", "Exception");
    }
}
