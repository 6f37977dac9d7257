package dk.stemme.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main job in a real browser, in both languages: a patient answers on a phone, the clinician sees it, the quality
 * team's figures stand in the unit tree. Each page is checked with axe and photographed into target/screenshots.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest extends ServerTest {
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("STEMME_CHROMIUM", "/usr/bin/chromium"));
    private static final String WARD = "oesteraa-depression";
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path AXE = Path.of("..", "node_modules", "axe-core", "axe.min.js");

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "No Chromium here: install it, or set STEMME_CHROMIUM");
        assumeTrue(Files.exists(AXE), "The web apps are not built: Node 20 is needed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    void close() {
        if (playwright != null) playwright.close();
    }

    private record Words(
            String start,
            String firstOption,
            String next,
            String send,
            String thanks,
            String results,
            String critical) {
        static Words in(String language) {
            return language.equals("da")
                    ? new Words("Start", "Næsten hver dag", "Næste", "Send svar", "Tak", "Dine resultater", "Kritisk")
                    : new Words(
                            "Start",
                            "Nearly every day",
                            "Next",
                            "Send answers",
                            "Thank you",
                            "Your results",
                            "Critical");
        }
    }

    @ParameterizedTest
    @CsvSource({"da,anders,anders-jensen", "en,niels,niels-vendelboe"})
    void patientThenClinicianThenQuality(String language, String username, String patient) throws IOException {
        World world = World.of(this::ehr);
        world.treat(patient, WARD);
        world.invite(patient, WARD, "phq9");
        answer(language, username, patient);
        consult(language, patient);
        steer(language);
    }

    private void answer(String language, String username, String patient) throws IOException {
        Words words = Words.in(language);
        try (BrowserContext phone = context(language, 375, 740)) {
            Page page = signIn(phone, username);
            page.navigate(address("/patient"));
            page.getByRole(AriaRole.LINK, named("^" + words.start)).first().click();
            for (int question = 1; question <= 10; question++) {
                page.getByRole(AriaRole.HEADING).first().waitFor();
                if (question == 1) look(page, language + "-1-question");
                page.getByRole(AriaRole.RADIO).nth(question == 9 ? 1 : 2).check();
                page.getByRole(AriaRole.BUTTON, named("^(" + words.next + "|Til dine svar|To your answers)"))
                        .click();
            }
            look(page, language + "-2-review");
            page.getByRole(AriaRole.BUTTON, named(words.send)).click();
            page.getByRole(AriaRole.HEADING, heading(words.thanks)).waitFor();
            look(page, language + "-3-thanks");
            page.navigate(address("/patient/results"));
            page.getByRole(AriaRole.HEADING, heading("PHQ-9")).first().waitFor();
            look(page, language + "-4-results");
        }
        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", "phq9-total")
                .get("/Observation")
                .then()
                .statusCode(200)
                .body("entry[0].resource.valueQuantity.value", org.hamcrest.Matchers.equalTo(17));
    }

    private void consult(String language, String patient) throws IOException {
        try (BrowserContext desk = context(language, 1280, 800)) {
            Page page = signIn(desk, "jonas");
            page.navigate(address("/clinic"));
            page.getByText(Words.in(language).critical).first().waitFor();
            look(page, language + "-5-list");
            page.navigate(address("/clinic/patient/" + patient));
            page.getByText("PHQ-9").first().waitFor();
            look(page, language + "-6-patient");
        }
    }

    private void steer(String language) throws IOException {
        try (BrowserContext desk = context(language, 1280, 800)) {
            Page page = signIn(desk, "birgitte");
            page.navigate(address("/quality"));
            page.getByRole(AriaRole.ROW, named("Danmark")).first().waitFor();
            look(page, language + "-7-quality");
        }
    }

    private BrowserContext context(String language, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.equals("da") ? "da-DK" : "en-GB")
                .setViewportSize(width, height));
    }

    /** Signs in as the sign-in page does. */
    private Page signIn(BrowserContext context, String username) {
        Page page = context.newPage();
        page.navigate(address("/sign-in"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("""
                async username => {
                  const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1];
                  await fetch('/sign-in', {method: 'POST', body: new URLSearchParams({username}),
                    headers: {'X-XSRF-TOKEN': token}});
                }""", username);
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private static Page.GetByRoleOptions heading(String text) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(text));
    }

    /** A picture, and no rule of WCAG 2 A or AA broken, and no sideways scrolling. */
    private static void look(Page page, String name) throws IOException {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page.evaluate(Files.readString(AXE, StandardCharsets.UTF_8));
        Object violations = page.evaluate(
                "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
                        + ".then(found => found.violations.map(each => each.id + ': ' + each.nodes.map(n => n.html).join(' ')))");
        assertThat((List<?>) violations).as(name).isEmpty();
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
