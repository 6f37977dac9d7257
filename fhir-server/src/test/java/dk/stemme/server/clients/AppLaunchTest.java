package dk.stemme.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dk.stemme.server.BrowserTest;
import dk.stemme.server.World;
import dk.stemme.server.access.Browser;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SMART App Launch 2 by the public client fhirclient, unchanged, in a real browser: a patient starts an app by themselves
 * (standalone launch), and a clinician opens one from a patient's page (EHR launch).
 */
class AppLaunchTest extends BrowserTest {
    private static final String NANCY = "nancy-ann-berggren";

    @ParameterizedTest
    @CsvSource({
        "da,nancy,Nancy Ann,beder om adgang,Se dine resultater,Giv adgang",
        "en,nancy,Nancy Ann,asks for access,See your results,Allow"
    })
    void aPatientAllowsAnAppToReadTheirOwnResults(
            String language, String username, String name, String asks, String may, String allow) throws Exception {
        nancyHasAnswered();
        try (AppSite site = new AppSite(NodeFolder.installed("clients"));
                BrowserContext phone = context(language, 375, 740)) {
            String app = registered(site, "Knæ-dagbogen " + language, null);
            Page page = phone.newPage();
            List<String> blocked = blocked(page);
            page.navigate(site.address("/launch.html?client=" + app + "&server=" + address("/fhir")));
            page.getByRole(AriaRole.BUTTON, named("^" + name)).click();
            page.getByRole(AriaRole.HEADING, named(asks)).waitFor();
            page.getByRole(AriaRole.CHECKBOX, named("^" + may)).waitFor();
            look(page, language + "-approve");
            page.getByRole(AriaRole.BUTTON, named("^" + allow)).click();
            ObjectNode told = told(page);
            assertThat(told.path("error").asText()).isEmpty();
            assertThat(told.path("patient").asText()).isEqualTo(NANCY);
            assertThat(told.path("user").asText()).isEqualTo("Patient/" + NANCY);
            assertThat(told.path("patients")).extracting(one -> one.asText()).containsExactly("Patient/" + NANCY);
            assertThat(told.path("refreshed").asBoolean()).isTrue();
            assertThat(blocked).isEmpty();
        }
    }

    @Test
    void whoRefusesSendsTheAppAwayWithNothing() throws Exception {
        nancyHasAnswered();
        try (AppSite site = new AppSite(NodeFolder.installed("clients"));
                BrowserContext phone = context("en", 375, 740)) {
            String app = registered(site, "Refused", null);
            Page page = signIn(phone, "nancy");
            page.navigate(site.address("/launch.html?client=" + app + "&server=" + address("/fhir")));
            page.getByRole(AriaRole.BUTTON, named("^Refuse")).click();
            assertThat(told(page).path("error").asText()).contains("access_denied");
        }
    }

    @Test
    void aClinicianOpensAnAppAboutThePatientOfThePage() throws Exception {
        nancyHasAnswered();
        try (AppSite site = new AppSite(NodeFolder.installed("clients"));
                BrowserContext desk = context("en", 1280, 800)) {
            registered(site, "Knee planner", "/launch.html");
            Page page = signIn(desk, "mette");
            page.navigate(address("/clinic/patient/" + NANCY));
            page.getByText("Open in app").click();
            look(page, "en-open-in-app");
            Page app = page.waitForPopup(() ->
                    page.getByRole(AriaRole.BUTTON, named("^Knee planner")).click());
            ObjectNode told = told(app);
            assertThat(told.path("error").asText()).isEmpty();
            assertThat(told.path("patient").asText()).isEqualTo(NANCY);
            assertThat(told.path("user").asText()).isEqualTo("Practitioner/mette-holm");
            assertThat(told.path("banner").asBoolean(true)).isFalse();
            assertThat(told.path("patients")).extracting(one -> one.asText()).containsExactly("Patient/" + NANCY);
        }
    }

    private void nancyHasAnswered() {
        World world = World.of(this::ehr);
        world.treat(NANCY, "oesteraa-knae");
        world.answer(NANCY, "012301230");
    }

    /** Registers an app without a secret, as the administrator does; {@code launch} is the page it is opened with. */
    private String registered(AppSite site, String name, @org.jspecify.annotations.Nullable String launch) {
        ObjectNode client = Json.object()
                .put("client_name", name)
                .put("token_endpoint_auth_method", "none")
                .put("scope", "openid fhirUser launch launch/patient offline_access patient/Observation.rs");
        client.putArray("grant_types").add("authorization_code").add("refresh_token");
        client.putArray("redirect_uris").add(site.address("/app.html"));
        String id = Browser.of(port, "admin")
                .request()
                .contentType("application/json")
                .body(client.toString())
                .post("/clients")
                .then()
                .statusCode(201)
                .body("client_name", equalTo(name))
                .extract()
                .path("client_id");
        if (launch == null) return id;
        Browser.of(port, "admin")
                .request()
                .contentType("application/json")
                .body(client.put("initiate_login_uri", site.address(launch + "?client=" + id))
                        .toString())
                .put("/clients/" + id)
                .then()
                .statusCode(200);
        return id;
    }

    /** What a page's own content security policy keeps it from. */
    private static List<String> blocked(Page page) {
        List<String> blocked = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) blocked.add(message.text());
        });
        return blocked;
    }

    /** What the app tells of itself in the end. */
    private static ObjectNode told(Page page) throws IOException {
        Locator told = page.locator("#told:not(:empty)");
        told.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return Json.read(told.textContent());
    }
}
