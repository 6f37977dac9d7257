package dk.stemme.server;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main job in a real browser, in both languages: a patient answers on a phone, the clinician sees it, the quality
 * team's figures stand in the unit tree.
 */
class JourneyTest extends BrowserTest {
    private static final String WARD = "oesteraa-depression";

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
}
