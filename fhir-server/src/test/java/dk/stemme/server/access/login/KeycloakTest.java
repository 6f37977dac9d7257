package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dk.stemme.server.StemmeServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keycloak as the outside issuer, with the realm we ship: a patient signs in to the pages and is found by person number, a
 * clinician by the SOR codes of their units, and a system's token is taken. It takes minutes, so only with
 * {@code -Dstemme.keycloak=true}, which makes Maven fetch Keycloak too.
 */
@EnabledIfSystemProperty(named = "stemme.keycloak", matches = "true")
class KeycloakTest {
    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("STEMME_CHROMIUM", "/usr/bin/chromium"));
    private static final String CPR = "2512489996";
    private static final String SOR = "441211000016003";

    @TempDir
    static Path data;

    private static Keycloak keycloak;
    private static ConfigurableApplicationContext server;
    private static String address;
    private static String system;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "No Chromium here: install it, or set STEMME_CHROMIUM");
        int port = free();
        address = "http://localhost:" + port;
        keycloak = new Keycloak(free(), address, "stemme-fhir");
        server = SpringApplication.run(
                StemmeServer.class,
                "--stemme.issuer=" + keycloak.issuer(),
                "--stemme.audience=stemme-fhir",
                "--stemme.client-id=stemme",
                "--stemme.client-secret=" + Keycloak.SECRET,
                "--stemme.claims.cpr=cpr",
                "--stemme.claims.sor=sor",
                "--stemme.datadir=" + data,
                "--server.port=" + port);
        system = keycloak.systemToken("ehr", "system/*.cruds");
        put("""
                {"resourceType":"Patient","id":"nancy","name":[{"text":"Nancy"}],
                 "identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"%s"}]}""".formatted(CPR));
        put("""
                {"resourceType":"Location","id":"knee","name":"Knee",
                 "identifier":[{"system":"urn:oid:1.2.208.176.1.1","value":"%s"}]}""".formatted(SOR));
        keycloak.person("nancy", "patient", Map.of("cpr", List.of(CPR)));
        keycloak.person(
                "mette", "clinician", Map.of("sor", List.of(SOR), "fhirUser", List.of("Practitioner/mette-holm")));
        keycloak.person("nobody", "offline_access", Map.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
        if (keycloak != null) keycloak.close();
    }

    @Test
    void aSystemsTokenIsTaken() {
        given().auth()
                .oauth2(system)
                .get(address + "/fhir/Patient/nancy")
                .then()
                .statusCode(200)
                .body("id", equalTo("nancy"));
    }

    @Test
    void aPatientSignsInAndIsFoundByPersonNumber() {
        signedIn("nancy", page -> {
            page.getByRole(AriaRole.HEADING, named("Hvem har set mine data")).waitFor();
            assertThat(session(page)).contains("\"role\":\"patient\"").contains("\"fhirUser\":\"Patient/nancy\"");
        });
    }

    @Test
    void aCliniciansUnitsAreFoundBySor() {
        signedIn("mette", page -> {
            page.getByRole(AriaRole.HEADING, named("Siden er til andre")).waitFor();
            assertThat(session(page))
                    .contains("\"role\":\"clinician\"")
                    .contains("\"fhirUser\":\"Practitioner/mette-holm\"")
                    .contains("\"reference\":\"Location/knee\"");
        });
    }

    @Test
    void whoHasNoRoleHereIsTold() {
        signedIn("nobody", page -> {
            page.getByText("Det lykkedes ikke at logge ind").waitFor();
            assertThat(session(page)).contains("\"signedIn\":false");
        });
    }

    /** From the sign-in page through Keycloak's own, towards the patient's record of accesses. */
    private static void signedIn(String username, java.util.function.Consumer<Page> then) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setLocale("da-DK"));
            page.navigate(address + "/sign-in?continue=%2Fpatient%2Fseen");
            page.getByRole(AriaRole.LINK, named("Gå til login")).click();
            page.locator("#username").fill(username);
            page.locator("#password").fill(Keycloak.SECRET);
            page.locator("#kc-login").click();
            then.accept(page);
        }
    }

    private static String session(Page page) {
        return (String) page.evaluate("async () => (await fetch('/session')).text()");
    }

    private static void put(String resource) {
        String id = resource.replaceAll("(?s).*\"resourceType\":\"(\\w+)\",\"id\":\"(\\w+)\".*", "$1/$2");
        given().auth()
                .oauth2(system)
                .contentType("application/fhir+json;charset=UTF-8")
                .body(resource)
                .put(address + "/fhir/" + id)
                .then()
                .statusCode(201);
    }

    private static Page.GetByRoleOptions named(String text) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(text));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
