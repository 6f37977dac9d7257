package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two patients in two units: nothing that one side can reach mentions the other. */
class PopulationsTest extends ServerTest {
    private static final String NANCY = "nancy-ann-berggren";
    private static final String ANDERS = "anders-jensen";
    private static final List<String> TYPES = List.of(
            "Patient", "Task", "QuestionnaireResponse", "Observation", "Provenance", "CarePlan", "EpisodeOfCare");

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twoPeopleWithAnswers() {
        treated(NANCY, "oesteraa-knae");
        treated(ANDERS, "oesteraa-depression");
        for (String id : List.of(NANCY, ANDERS)) {
            ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}").put("/Patient/" + id);
            ehr().body(Phq9.identified(Phq9.of(id, "000000001"), id).toString()).post("/QuestionnaireResponse");
        }
    }

    /** As the gates of Location and EpisodeOfCare leave it. */
    private void treated(String patient, String unit) {
        jdbc.sql("insert into unit_ancestor (unit, ancestor) values (?, ?) on conflict do nothing")
                .params(unit, unit)
                .update();
        jdbc.sql("insert into treatment (source, patient, unit, open) values (?, ?, ?, true) on conflict do nothing")
                .params("EpisodeOfCare/test-" + patient, patient, unit)
                .update();
    }

    @Test
    void aPatientFindsOnlyWhatIsTheirs() {
        Browser nancy = Browser.of(port, "nancy");
        assertThat(everything(nancy)).contains(NANCY).doesNotContain(ANDERS);
        nancy.fhir().get("/Patient/" + ANDERS).then().statusCode(404);
        nancy.fhir().get("/Patient/" + ANDERS + "/_history").then().statusCode(404);
        nancy.fhir()
                .queryParam("patient", "Patient/" + ANDERS)
                .get("/Observation")
                .then()
                .statusCode(200)
                .body("entry", nullValue());
    }

    @Test
    void aRelativeFindsNothingOfThePatients() {
        Browser kirsten = Browser.of(port, "kirsten");
        assertThat(everything(kirsten)).doesNotContain(NANCY).doesNotContain(ANDERS);
        kirsten.fhir().get("/Patient/" + NANCY).then().statusCode(404);
        kirsten.fhir().get("/Patient/" + NANCY + "/_history").then().statusCode(404);
    }

    @Test
    void figuresOfAnotherUnitAreRefused() {
        Browser mette = Browser.of(port, "mette");
        String figures =
                "/Measure/phq9-total-mean/$evaluate-measure?periodStart=2026-01-01&periodEnd=2026-12-31&subject=";
        mette.fhir().get(figures + "Location/oesteraa-depression").then().statusCode(403);
        mette.fhir().get(figures).then().statusCode(403);
        Browser.of(port, "henrik")
                .fhir()
                .get(figures + "Location/oesteraa-knae")
                .then()
                .statusCode(403);
    }

    @Test
    void aClinicianFindsThePatientsOfTheirUnit() {
        assertThat(everything(Browser.of(port, "mette"))).contains(NANCY).doesNotContain(ANDERS);
        assertThat(everything(Browser.of(port, "jonas"))).contains(ANDERS).doesNotContain(NANCY);
    }

    @Test
    void aClinicianLosesThePatientWhenTheTreatmentEnds() {
        jdbc.sql("update treatment set open = false where patient = ?")
                .param(ANDERS)
                .update();
        assertThat(everything(Browser.of(port, "jonas"))).doesNotContain(ANDERS);
        jdbc.sql("update treatment set open = true where patient = ?")
                .param(ANDERS)
                .update();
    }

    @Test
    void aQualityPersonFindsNobody() {
        Browser henrik = Browser.of(port, "henrik");
        assertThat(everything(henrik)).doesNotContain(NANCY).doesNotContain(ANDERS);
        henrik.fhir().get("/Patient/" + NANCY).then().statusCode(403);
        assertThat(henrik.fhir()
                        .get("/Observation")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .doesNotContain("Patient/");
        henrik.fhir().get("/Measure").then().statusCode(200);
    }

    @Test
    void anAuthorFindsNobodyAndWritesDefinitions() {
        Browser ida = Browser.of(port, "ida");
        assertThat(everything(ida)).doesNotContain(NANCY).doesNotContain(ANDERS);
        ida.fhir()
                .body("{\"resourceType\":\"ValueSet\",\"status\":\"draft\"}")
                .post("/ValueSet")
                .then()
                .statusCode(201);
        ida.fhir()
                .body("{\"resourceType\":\"Patient\"}")
                .post("/Patient")
                .then()
                .statusCode(403);
    }

    @Test
    void aPatientAnswersForThemselvesOnly() {
        Browser nancy = Browser.of(port, "nancy");
        answer(nancy, Phq9.of(NANCY, "000000000"), 201);
        answer(nancy, Phq9.of(ANDERS, "000000000"), 403);
        ObjectNode nobodys = Phq9.of(NANCY, "000000000");
        nobodys.remove("subject");
        answer(nancy, nobodys, 422);
    }

    @Test
    void aClinicianWritesAnswersOfTheirPatientsOnly() {
        Browser mette = Browser.of(port, "mette");
        answer(mette, Phq9.of(NANCY, "000000000"), 201);
        answer(mette, Phq9.of(ANDERS, "000000000"), 403);
    }

    private static void answer(Browser browser, ObjectNode response, int status) {
        browser.fhir()
                .body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(status);
    }

    @Test
    void aPatientWritesNothingElse() {
        Browser nancy = Browser.of(port, "nancy");
        String own = "{\"resourceType\":\"Patient\",\"id\":\"" + NANCY + "\",\"active\":false}";
        nancy.fhir()
                .body(own)
                .put("/Patient/" + NANCY)
                .then()
                .statusCode(403)
                .body("issue[0].diagnostics", equalTo("The role patient may not update Patient."));
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
        nancy.fhir().body(bundle.toString()).post("/").then().statusCode(403);
    }

    /** All that the caller is shown when searching through every type; refused searches show nothing. */
    private static String everything(Browser browser) {
        List<String> shown = new ArrayList<>();
        for (String type : TYPES)
            shown.add(browser.fhir().queryParam("_count", 500).get("/" + type).asString());
        return String.join("\n", shown);
    }
}
