package dk.stemme.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.stemme.server.access.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may see what, and who has: a clinician breaks the glass, the patient reads why and keeps somebody out, the
 * administrator lets an app in; in a real browser and both languages.
 */
class AccessJourneyTest extends BrowserTest {
    private static final String NANCY = "nancy-ann-berggren";

    private record Words(
            String outside,
            String number,
            String why,
            String open,
            String emergency,
            String keepOut,
            String keptOut,
            String undo,
            String nobody) {
        static Words in(String language) {
            return language.equals("da")
                    ? new Words(
                            "Uden for min enhed",
                            "CPR-nummer",
                            "Hvorfor har du brug",
                            "Åbn journalen",
                            "Nødadgang",
                            "Spær for Mette Holm",
                            "Mette Holm kan ikke længere se dine data.",
                            "Fortryd",
                            "Du har ikke spærret for nogen.")
                    : new Words(
                            "Outside my unit",
                            "Civil registration number",
                            "Why do you need",
                            "Open the record",
                            "Emergency access",
                            "Block Mette Holm",
                            "Mette Holm can no longer see your data.",
                            "Undo",
                            "You have not blocked anybody.");
        }
    }

    @ParameterizedTest
    @CsvSource({"da,Bevidstløs i skadestuen", "en,Unconscious in the emergency room"})
    void whoeverLooksIsSeenAndCanBeKeptOut(String language, String reason) throws IOException {
        World world = World.of(this::ehr);
        world.treat(NANCY, "oesteraa-knae");
        assertThat(statusFor("mette")).isEqualTo(200);
        breakTheGlass(language, reason);
        seeAndBlock(language, reason);
    }

    private void breakTheGlass(String language, String reason) throws IOException {
        Words words = Words.in(language);
        String cpr =
                ehr().get("/Patient/" + NANCY).path("identifier.find { it.system == 'urn:oid:1.2.208.176.1.2' }.value");
        nobodyElseHas(cpr);
        try (BrowserContext desk = context(language, 1280, 800)) {
            Page page = signIn(desk, "sofie");
            List<String> addresses = new ArrayList<>();
            page.onRequest(request -> addresses.add(request.url()));
            page.navigate(address("/clinic"));
            page.getByRole(AriaRole.BUTTON, named("^" + words.outside)).click();
            page.getByLabel(Pattern.compile("^" + words.number)).fill(cpr);
            page.getByLabel(Pattern.compile("^" + words.why)).fill(reason);
            look(page, language + "-glass");
            page.getByRole(AriaRole.BUTTON, named("^" + words.open)).click();
            page.getByRole(AriaRole.HEADING, named("^Nancy Ann")).waitFor();
            assertThat(page.url()).endsWith("/clinic/patient/" + NANCY);
            assertThat(addresses).noneMatch(address -> address.contains(cpr));
        }
    }

    /** Other tests store people with the same public test number; of two nobody is told. */
    private void nobodyElseHas(String cpr) {
        List<String> ids = ehr().queryParam("identifier", "urn:oid:1.2.208.176.1.2|" + cpr)
                .get("/Patient")
                .path("entry.findAll { it.search.mode == 'match' }.resource.id");
        for (String id : ids) {
            if (!id.equals(NANCY))
                assertThat(ehr().delete("/Patient/" + id).statusCode()).isIn(200, 204);
        }
    }

    private void seeAndBlock(String language, String reason) throws IOException {
        Words words = Words.in(language);
        try (BrowserContext phone = context(language, 375, 740)) {
            Page page = signIn(phone, "nancy");
            page.navigate(address("/patient/seen"));
            page.getByText(words.emergency).first().waitFor();
            assertThat(page.getByText(reason).first().isVisible()).isTrue();
            assertThat(page.getByRole(AriaRole.HEADING, named("Sofie Lund"))
                            .first()
                            .isVisible())
                    .isTrue();
            look(page, language + "-seen");
            page.getByRole(AriaRole.LINK, named(words.keepOut)).first().click();
            page.getByRole(AriaRole.BUTTON, named("^" + words.keepOut)).click();
            page.getByText(words.keptOut).waitFor();
            look(page, language + "-kept-out");
            assertThat(statusFor("mette")).isEqualTo(404);
            page.getByRole(AriaRole.BUTTON, named("^" + words.undo)).click();
            page.getByText(words.nobody).waitFor();
            assertThat(statusFor("mette")).isEqualTo(200);
        }
    }

    private int statusFor(String clinician) {
        return Browser.of(port, clinician).fhir().get("/Patient/" + NANCY).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "da,Ny app eller nyt system,Navnet,System uden mennesker,En delt hemmelighed,Hvad det må,Gem,Hemmeligheden,Slet",
        "en,New app or system,Name,System without people,A shared secret,What it may,Save,The secret,Delete"
    })
    void anAdministratorLetsASystemInAndOut(
            String language,
            String fresh,
            String name,
            String kind,
            String proof,
            String scope,
            String save,
            String secret,
            String delete)
            throws IOException {
        String system = "Region Øst " + language;
        try (BrowserContext desk = context(language, 1280, 800)) {
            Page page = signIn(desk, "admin");
            page.navigate(address("/admin"));
            page.getByRole(AriaRole.LINK, named(fresh)).click();
            page.getByLabel(Pattern.compile("^" + name)).fill(system);
            page.getByRole(AriaRole.RADIO, named("^" + kind)).check();
            page.getByRole(AriaRole.RADIO, named("^" + proof)).check();
            page.getByLabel(Pattern.compile("^" + scope)).fill("system/Observation.everything");
            page.getByRole(AriaRole.BUTTON, named("^" + save)).click();
            page.getByText("system/Observation.everything” is none").waitFor();
            look(page, language + "-refused-client");
            page.getByLabel(Pattern.compile("^" + scope)).fill("system/Observation.rs");
            page.getByRole(AriaRole.BUTTON, named("^" + save)).click();
            page.getByRole(AriaRole.HEADING, named("^" + secret)).waitFor();
            look(page, language + "-secret");
            page.navigate(address("/admin"));
            page.getByRole(AriaRole.LINK, named(system)).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("^" + secret)).isVisible())
                    .isFalse();
            page.getByRole(AriaRole.BUTTON, named("^" + delete)).click();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();
            page.getByRole(AriaRole.ROW, named("Demo EHR")).waitFor();
            assertThat(page.getByText(system).count()).isZero();
            look(page, language + "-clients");
        }
    }
}
