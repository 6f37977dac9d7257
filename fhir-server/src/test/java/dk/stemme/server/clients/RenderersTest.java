package dk.stemme.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public form renderers, unchanged (src/test/renderers): a form fetched from the server is shown and filled, and what
 * they make of it is accepted. Half a gigabyte of packages, so only with {@code -Dstemme.renderers=true}.
 */
@EnabledIfSystemProperty(named = "stemme.renderers", matches = "true")
class RenderersTest extends ServerTest {
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("STEMME_CHROMIUM", "/usr/bin/chromium"));
    private static final String FORM = "phq9-1.0.0";
    private static final int QUESTIONS = 9;
    private static final String PAGES = "http://renderers.test";

    @ParameterizedTest
    @CsvSource({"LHC-Forms,/lforms.html,9", "Smart Forms,/node_modules/.page/smart-forms.html,18"})
    void whatIsFilledInIsAccepted(String renderer, String page, int total) throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "No Chromium here: install it, or set STEMME_CHROMIUM");
        NodeFolder folder = NodeFolder.installed("renderers");
        NodeFolder.Run build = folder.run(Map.of(), "node", "node_modules/vite/bin/vite.js", "build");
        assertThat(build.status()).as(build.output()).isZero();
        ObjectNode response = Json.read(filled(folder, page));
        assertThat(response.path("questionnaire").asText())
                .startsWith("https://stemme.example/fhir/Questionnaire/phq9");
        String patient = "rendered-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}").put("/Patient/" + patient);
        response.put("status", "completed").putObject("subject").put("reference", "Patient/" + patient);
        ehr().body(response.toString()).post("/QuestionnaireResponse").then().statusCode(201);
        ehr().queryParam("patient", patient)
                .queryParam("code", "phq9-total")
                .get("/Observation")
                .then()
                .body("entry[0].resource.valueQuantity.value", equalTo(total));
    }

    private String filled(NodeFolder folder, String address) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            Page page = browser.newPage();
            page.route("**/*", route -> answer(route, folder));
            page.navigate(PAGES + address);
            page.evaluate(
                    "form => window.show(form)",
                    ehr().get("/Questionnaire/" + FORM).jsonPath().getMap(""));
            for (int question = 0; question < QUESTIONS; question++) {
                page.getByRole(AriaRole.COMBOBOX).nth(question).click();
                for (String key : List.of("ArrowDown", "ArrowDown", "Enter", "Tab"))
                    page.keyboard().press(key);
            }
            page.waitForFunction(
                    "async n => (await window.response()).item?.filter(i => i.answer).length === n", QUESTIONS);
            return (String) page.evaluate("async () => JSON.stringify(await window.response())");
        }
    }

    /** From the folder, and from nowhere else. */
    private static void answer(Route route, NodeFolder folder) {
        String url = route.request().url();
        Path file = folder.path().resolve("." + URI.create(url).getPath()).normalize();
        if (url.startsWith(PAGES) && Files.isRegularFile(file)) route.fulfill(new Route.FulfillOptions().setPath(file));
        else route.abort();
    }
}
