package dk.stemme.server.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.stemme.server.ServerTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Where the web pages are found, and how long a browser keeps them. Skipped when they were built without Node. */
class PagesTest extends ServerTest {
    private static final Pattern HASHED = Pattern.compile("/(?:designer/)?assets/[\\w/.-]+\\.js");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/sign-in",
                "/patient",
                "/patient/task/a.b",
                "/clinic/unit/x/patient/y",
                "/quality",
                "/approve",
                "/admin/clients/x",
                "/open",
                "/designer",
                "/designer/",
                "/designer/index.html",
                "/designer/phq9-1.0.0",
                "/designer/phq9-1.0.0/preview"
            })
    void everyAddressOfAnApplicationShowsIt(String address) {
        built();
        var page = given().port(port).get(address).then().statusCode(200).extract();
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.asString().contains("/designer/assets/")).isEqualTo(address.startsWith("/designer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/designer/"})
    void filesThatNeverChangeAreKeptForAYear(String address) {
        built();
        Matcher script = HASHED.matcher(given().port(port).get(address).asString());
        assertThat(script.find()).isTrue();
        assertThat(given().port(port).get(script.group()).header("Cache-Control"))
                .isEqualTo("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/portal/none-12345678.js", "/designer/assets/none-12345678.js", "/designer/none.js"})
    void aFileThatIsNotThereIsNoPage(String address) {
        given().port(port).get(address).then().statusCode(404);
    }

    @Test
    void theIconMayChange() {
        built();
        var icon = given().port(port)
                .get("/designer/icon.svg")
                .then()
                .statusCode(200)
                .extract();
        assertThat(icon.header("Cache-Control")).doesNotContain("immutable");
    }

    private static void built() {
        boolean both = new ClassPathResource("META-INF/resources/index.html").exists()
                && new ClassPathResource("META-INF/resources/designer/index.html").exists();
        assumeTrue(both, "the web pages were not built");
    }
}
