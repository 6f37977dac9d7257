package dk.stemme.server.access;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.Phq9;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who acts for a child or a dependent, and what the young reach themselves. */
class ProxyTest extends CallerTest {
    private static final String DANISH = "http://hl7.dk/fhir/core/CodeSystem/dk-relatedperson-relationshipcodes";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String CUSTODY = DANISH + "|PARAUTH";

    @BeforeEach
    void people() {
        person("proxy-child", 8);
        person("proxy-teen", 16);
        person("proxy-adult", 50);
        person("proxy-mother", 40);
        for (String id : new String[] {"proxy-child", "proxy-teen", "proxy-adult"}) observations(id);
    }

    @AfterEach
    void nobodyIsKeptOut() {
        jdbc.sql("delete from block where patient like 'proxy-%'").update();
    }

    private void related(String id, String patient, String relationship, String more) {
        String[] coding = relationship.split("\\|");
        put("""
                {"resourceType":"RelatedPerson","id":"%s","patient":{"reference":"Patient/%s"},
                 "relationship":[{"coding":[{"system":"%s","code":"%s"}]}]%s}""".formatted(id, patient, coding[0], coding[1], more));
    }

    private static String survey(String patient) {
        return "/Observation/" + patient + "-survey";
    }

    @ParameterizedTest
    @CsvSource({
        // relationship, child of 8, of 16, adult
        DANISH + "|PARAUTH, 200, 200, 404",
        HL7 + "|GUARD,      200, 200, 200",
        HL7 + "|POWATT,     200, 200, 200",
        HL7 + "|HPOWATT,    200, 200, 200",
        HL7 + "|MTH,        404, 404, 404",
        HL7 + "|PRN,        404, 404, 404",
        HL7 + "|DAUC,       404, 404, 404"
    })
    void theRelationshipDecides(String relationship, int child, int teen, int adult) {
        related("proxy-one", "proxy-child", relationship, "");
        relative("proxy-one").get(survey("proxy-child")).then().statusCode(child);
        related("proxy-one", "proxy-teen", relationship, "");
        relative("proxy-one").get(survey("proxy-teen")).then().statusCode(teen);
        related("proxy-one", "proxy-adult", relationship, "");
        relative("proxy-one").get(survey("proxy-adult")).then().statusCode(adult);
        relative("proxy-one").get(survey("proxy-child")).then().statusCode(404);
    }

    @Test
    void itMustBeActiveAndInItsPeriod() {
        related("proxy-two", "proxy-child", CUSTODY, ",\"active\":false");
        relative("proxy-two").get(survey("proxy-child")).then().statusCode(404);
        LocalDate yesterday = LocalDate.now().minusDays(1);
        related("proxy-two", "proxy-child", CUSTODY, ",\"period\":{\"end\":\"" + yesterday + "\"}");
        relative("proxy-two").get(survey("proxy-child")).then().statusCode(404);
        related("proxy-two", "proxy-child", CUSTODY, ",\"period\":{\"start\":\"" + yesterday + "\"}");
        relative("proxy-two").get(survey("proxy-child")).then().statusCode(200);
        ehr().delete("/RelatedPerson/proxy-two").then().statusCode(204);
        relative("proxy-two").get(survey("proxy-child")).then().statusCode(404);
    }

    @Test
    void aPatientIsKnownToHoldCustodyByCivilRegistrationNumber() {
        String number = "\"identifier\":[{\"system\":\"urn:oid:1.2.208.176.1.2\",\"value\":\"0101851234\"}]";
        put("{\"resourceType\":\"Patient\",\"id\":\"proxy-mother\",\"birthDate\":\"1985-01-01\"," + number + "}");
        patient("proxy-mother").get(survey("proxy-child")).then().statusCode(404);
        related("proxy-three", "proxy-child", CUSTODY, "," + number);
        patient("proxy-mother").get(survey("proxy-child")).then().statusCode(200);
        patient("proxy-adult").get(survey("proxy-child")).then().statusCode(404);
    }

    @Test
    void aPatientIsKnownToHoldCustodyByLink() {
        related("proxy-four", "proxy-child", CUSTODY, "");
        put("""
                {"resourceType":"Patient","id":"proxy-mother","birthDate":"1985-01-01",
                 "link":[{"other":{"reference":"RelatedPerson/proxy-four"},"type":"seealso"}]}""");
        patient("proxy-mother").get(survey("proxy-child")).then().statusCode(200);
    }

    @Test
    void whoActsForAChildAnswersForIt() {
        related("proxy-five", "proxy-child", CUSTODY, "");
        relative("proxy-five")
                .body(Phq9.of("proxy-child", "000000000").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
        relative("proxy-five")
                .body(Phq9.of("proxy-teen", "000000000").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(403);
    }

    @Test
    void theYoungKeepOutWhoHoldsCustody() {
        related("proxy-six", "proxy-teen", CUSTODY, "");
        relative("proxy-six").get(survey("proxy-teen")).then().statusCode(200);
        String id = patient("proxy-teen")
                .body("""
                        {"resourceType":"Consent","status":"active","patient":{"reference":"Patient/proxy-teen"},
                         "scope":{"text":"privacy"},"category":[{"text":"privacy"}],"policyRule":{"text":"§ 17"},
                         "provision":{"type":"deny","actor":[{"role":{"text":"custody"},
                           "reference":{"reference":"RelatedPerson/proxy-six"}}]}}""")
                .post("/Consent")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        relative("proxy-six").get(survey("proxy-teen")).then().statusCode(404);
        relative("proxy-six").get("/Consent/" + id).then().statusCode(404);
        relative("proxy-six")
                .body("{\"resourceType\":\"Patient\"}")
                .delete("/Consent/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void whoActsForAPersonNeitherReadsNorWritesTheirConsents() {
        related("proxy-seven", "proxy-child", CUSTODY, "");
        relative("proxy-seven").body("""
                        {"resourceType":"Consent","status":"active","patient":{"reference":"Patient/proxy-child"},
                         "scope":{"text":"privacy"},"category":[{"text":"privacy"}],"policyRule":{"text":"x"},
                         "provision":{"type":"deny"}}""").post("/Consent").then().statusCode(403);
    }

    @Test
    void underFifteenOneReachesOnlyWhatOneIsAskedAndAnswers() {
        patient("proxy-child").get(survey("proxy-child")).then().statusCode(404);
        patient("proxy-child")
                .queryParam("_total", "accurate")
                .get("/Observation")
                .then()
                .body("total", equalTo(0));
        patient("proxy-child").get("/Patient/proxy-child").then().statusCode(200);
        String own = patient("proxy-child")
                .body(Phq9.of("proxy-child", "000000000")
                        .set("source", dk.stemme.server.store.Json.object().put("reference", "Patient/proxy-child"))
                        .toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        patient("proxy-child").get("/QuestionnaireResponse/" + own).then().statusCode(200);
        patient("proxy-teen").get(survey("proxy-teen")).then().statusCode(200);
    }

    @Test
    void whoIsOnlyAskedReachesNothingElse() {
        related("proxy-eight", "proxy-child", HL7 + "|SIS", "");
        relative("proxy-eight").get("/Patient").then().statusCode(200).body("entry", nullValue());
        relative("proxy-eight").get("/RelatedPerson/proxy-eight").then().statusCode(200);
    }
}
