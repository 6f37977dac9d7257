package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.Phq9;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a patient's Consent keeps from whom, and how an emergency gets past it. */
class ConsentTest extends CallerTest {
    private static final String PERSON = "consent-ane";
    private static final String WARD = "consent-ward";
    private static final String SURVEY = "/Observation/consent-ane-survey";

    @BeforeEach
    void aPatientOfTheWard() {
        person(PERSON, 40);
        treated(PERSON, WARD);
        observations(PERSON);
        jdbc.sql("insert into unit_ancestor (unit, ancestor) values (?, 'consent-hospital') on conflict do nothing")
                .param(WARD)
                .update();
    }

    @AfterEach
    void noConsent() {
        jdbc.sql("delete from block where patient = ?").param(PERSON).update();
        jdbc.sql("delete from emergency where patient = ?").param(PERSON).update();
    }

    private RequestSpecification doctor() {
        return clinician("consent-doctor", WARD);
    }

    /** @param provision what is denied, as the inside of Consent.provision */
    private static String consent(String provision) {
        return """
                {"resourceType":"Consent","status":"active","patient":{"reference":"Patient/consent-ane"},
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "policyRule":{"text":"sundhedsloven § 42 a"},
                 "provision":{"type":"deny"%s}}""".formatted(provision.isEmpty() ? "" : "," + provision);
    }

    private static String actor(String reference) {
        return """
                "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"PRCP"}]},
                          "reference":{"reference":"%s"}}]""".formatted(reference);
    }

    private String given(String provision) {
        return patient(PERSON)
                .body(consent(provision))
                .post("/Consent")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void withoutAConsentThoseWhoTreatReachThePatient() {
        doctor().get(SURVEY).then().statusCode(200);
    }

    @Test
    void aDeniedClinicianFindsNothingWhileTheOthersDo() {
        given(actor("Practitioner/consent-doctor"));
        doctor().get(SURVEY).then().statusCode(404);
        doctor().get("/Patient/" + PERSON).then().statusCode(404);
        doctor().queryParam("patient", PERSON)
                .queryParam("_total", "accurate")
                .get("/Observation")
                .then()
                .body("total", equalTo(0));
        clinician("consent-nurse", WARD).get(SURVEY).then().statusCode(200);
        patient(PERSON).get(SURVEY).then().statusCode(200);
        ehr().get(SURVEY).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location/consent-ward", "Location/consent-hospital"})
    void aDeniedUnitIsDeniedToAllWhoWorkInItOrBelow(String unit) {
        given(actor(unit));
        doctor().get(SURVEY).then().statusCode(404);
        ehr().get(SURVEY).then().statusCode(200);
    }

    @Test
    void aDeniedTypeLeavesTheOthers() {
        given(actor("Practitioner/consent-doctor")
                + ", \"class\":[{\"system\":\"http://hl7.org/fhir/resource-types\",\"code\":\"Observation\"}]");
        doctor().get(SURVEY).then().statusCode(404);
        doctor().get("/Patient/" + PERSON).then().statusCode(200);
        doctor().get("/Patient/" + PERSON + "/$everything")
                .then()
                .body("entry.resource.resourceType", org.hamcrest.Matchers.not(hasItem("Observation")));
    }

    @Test
    void aDeniedPurposeIsDeniedToTokensOfThatPurpose() {
        given(
                "\"purpose\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActReason\",\"code\":\"HQUALIMP\"}]");
        system("system/*.rs", "HQUALIMP").get(SURVEY).then().statusCode(404);
        system("system/*.rs", "HQUALIMP")
                .get("/Observation?patient=" + PERSON)
                .then()
                .body("entry", nullValue());
        system("system/*.rs", "TREAT").get(SURVEY).then().statusCode(200);
        doctor().get(SURVEY).then().statusCode(200);
    }

    @Test
    void whoDeniesWithoutActorOrPurposeIsReachedByNobodyElse() {
        given("");
        doctor().get(SURVEY).then().statusCode(404);
        ehr().get(SURVEY).then().statusCode(404);
        patient(PERSON).get(SURVEY).then().statusCode(200);
    }

    @Test
    void aPurposeThatRestsOnLawYieldsOnlyWhenItIsNamed() {
        given("");
        system("system/*.rs", "HQUALIMP").get(SURVEY).then().statusCode(200);
    }

    @Test
    void whatIsKeptFromASystemItMayStillAdd() {
        given("");
        ehr().body(Phq9.of(PERSON, "000000000").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"consent-ane\",\"active\":false}")
                .put("/Patient/" + PERSON)
                .then()
                .statusCode(403);
    }

    @Test
    void itHoldsForItsPeriodOnly() {
        given("\"period\":{\"end\":\"" + LocalDate.now().minusDays(1) + "\"}");
        doctor().get(SURVEY).then().statusCode(200);
        given("\"period\":{\"start\":\"" + LocalDate.now().minusDays(1) + "\"}");
        doctor().get(SURVEY).then().statusCode(404);
    }

    @Test
    void aWithdrawnConsentDeniesNothing() {
        String id = given(actor("Practitioner/consent-doctor"));
        String inactive = consent(actor("Practitioner/consent-doctor"))
                .replace("\"active\"", "\"inactive\"")
                .replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        patient(PERSON).body(inactive).put("/Consent/" + id).then().statusCode(200);
        doctor().get(SURVEY).then().statusCode(200);
    }

    @Test
    void aConsentNeverWidens() {
        patient(PERSON)
                .body(consent(actor("Practitioner/consent-stranger")).replace("\"deny\"", "\"permit\""))
                .post("/Consent")
                .then()
                .statusCode(201);
        clinician("consent-stranger", "other-ward").get(SURVEY).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"data\":[{\"meaning\":\"instance\",\"reference\":{\"reference\":\"Observation/1\"}}]",
                "\"actor\":[{\"role\":{\"text\":\"x\"},\"reference\":{\"reference\":\"PractitionerRole/1\"}}]",
                "\"class\":[{\"system\":\"http://hl7.org/fhir/resource-types\",\"code\":\"Nothing\"}]",
                "\"provision\":[{\"type\":\"permit\"}]"
            })
    void whatCannotBeEnforcedIsRefused(String provision) {
        patient(PERSON).body(consent(provision)).post("/Consent").then().statusCode(422);
    }

    @Test
    void aConsentIsOnesOwn() {
        patient("consent-bo").body(consent("")).post("/Consent").then().statusCode(403);
        doctor().body(consent("")).post("/Consent").then().statusCode(403);
        String id = given("");
        ehr().get("/Consent/" + id).then().statusCode(200);
    }

    @Test
    void inAnEmergencyAClinicianReachesAnyPatientWithAReason() {
        given("");
        RequestSpecification stranger = clinician("consent-stranger", "other-ward");
        stranger.get(SURVEY).then().statusCode(404);
        breakTheGlass("Unconscious, found in the street").then().statusCode(200).body("id", equalTo(PERSON));
        clinician("consent-stranger", "other-ward").get(SURVEY).then().statusCode(200);
        clinician("consent-other", "other-ward").get(SURVEY).then().statusCode(404);
        jdbc.sql("update emergency set ends = now() where patient = ?")
                .param(PERSON)
                .update();
        clinician("consent-stranger", "other-ward").get(SURVEY).then().statusCode(404);
    }

    private io.restassured.response.Response breakTheGlass(String reason) {
        return clinician("consent-stranger", "other-ward")
                .body("""
                        {"resourceType":"Parameters","parameter":[
                          {"name":"patient","valueReference":{"reference":"Patient/consent-ane"}},
                          {"name":"reason","valueString":"%s"}]}""".formatted(reason))
                .post("/Patient/$break-the-glass");
    }

    @Test
    void theReasonIsOnRecordAndThePatientSeesIt() {
        breakTheGlass("Bleeding, cannot speak").then().statusCode(200);
        assertThat(record())
                .filteredOn(event -> isEmergency(event, "Bleeding, cannot speak"))
                .hasSize(1);
    }

    @Test
    void whatIsSeenMeanwhileIsOnRecordWithTheReasonToo() {
        breakTheGlass("Allergic shock, what does he take").then().statusCode(200);
        clinician("consent-stranger", "other-ward").get(SURVEY).then().statusCode(200);
        clinician("consent-nurse", WARD).get(SURVEY).then().statusCode(200);
        assertThat(record())
                .filteredOn(event -> isEmergency(event, "Allergic shock, what does he take"))
                .hasSize(2);
    }

    private static boolean isEmergency(Map<String, Object> event, String reason) {
        String why = String.valueOf(event.get("purposeOfEvent"));
        return why.contains("BTG") && why.contains(reason);
    }

    private List<Map<String, Object>> record() {
        return patient(PERSON)
                .queryParam("patient", PERSON)
                .queryParam("_count", 500)
                .get("/AuditEvent")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource");
    }

    @Test
    void withoutAReasonTheGlassStaysWhole() {
        breakTheGlass("quick").then().statusCode(400);
        patient(PERSON)
                .body("{\"resourceType\":\"Parameters\"}")
                .post("/Patient/$break-the-glass")
                .then()
                .statusCode(403);
        assertThat(jdbc.sql("select count(*) from emergency where patient = ?")
                        .param(PERSON)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
