package dk.stemme.server.access;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.Phq9;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the scopes of a token leave of what a role reaches (SMART App Launch 2.2, Scopes): narrowed in SQL. */
class ScopesTest extends CallerTest {
    private static final String SURVEYS = "patient/Observation.rs?category=survey";

    @BeforeEach
    void twoPatientsOfOneWard() {
        for (String id : new String[] {"scope-ane", "scope-bo"}) {
            person(id, 40);
            treated(id, "scope-ward");
            observations(id);
        }
    }

    private RequestSpecification inContext(String scope) {
        return clinician("scope-doctor", "scope-ward", scope, Map.of("patient", "scope-ane"));
    }

    private RequestSpecification of(String scope) {
        return clinician("scope-doctor", "scope-ward", scope, Map.of());
    }

    @Test
    void userScopesReachWhatTheRoleReaches() {
        of("user/Observation.rs").get("/Observation/scope-ane-survey").then().statusCode(200);
        of("user/Observation.rs").get("/Observation/scope-bo-survey").then().statusCode(200);
    }

    @Test
    void patientScopesReachThePatientInContextOnly() {
        inContext("patient/*.rs").get("/Observation/scope-ane-survey").then().statusCode(200);
        inContext("patient/*.rs").get("/Patient/scope-ane").then().statusCode(200);
        inContext("patient/*.rs").get("/Observation/scope-bo-survey").then().statusCode(404);
        inContext("patient/*.rs")
                .queryParam("patient", "scope-bo")
                .queryParam("_total", "accurate")
                .get("/Observation")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void patientScopesWithoutAPatientReachNobody() {
        of("patient/*.rs").get("/Observation/scope-ane-survey").then().statusCode(404);
        of("patient/*.rs").get("/Questionnaire?_count=1").then().statusCode(200);
    }

    @Test
    void aTypeOrInteractionThatNoScopeCoversIsRefusedWithItsRule() {
        inContext("patient/Observation.rs")
                .get("/Patient/scope-ane")
                .then()
                .statusCode(403)
                .body(
                        "issue[0].diagnostics",
                        equalTo("The role clinician may read Patient, but no scope of this token covers it: that takes"
                                + " user/Patient.r."));
        inContext("patient/Observation.r").get("/Observation").then().statusCode(403);
        inContext("system/*.cruds").get("/Observation").then().statusCode(403);
    }

    @Test
    void aFilterNarrowsReadsSearchesAndHistory() {
        inContext(SURVEYS).get("/Observation/scope-ane-survey").then().statusCode(200);
        inContext(SURVEYS).get("/Observation/scope-ane-laboratory").then().statusCode(404);
        inContext(SURVEYS)
                .get("/Observation/scope-ane-laboratory/_history")
                .then()
                .statusCode(404);
        inContext(SURVEYS)
                .queryParam("patient", "scope-ane")
                .queryParam("_total", "accurate")
                .get("/Observation")
                .then()
                .body("total", equalTo(1))
                .body("entry.resource.id", hasItem("scope-ane-survey"));
        inContext("patient/Observation.rs?category:not=survey")
                .get("/Observation/scope-ane-laboratory")
                .then()
                .statusCode(200);
    }

    @Test
    void severalScopesAddUp() {
        inContext(SURVEYS + " patient/Observation.rs?category=laboratory")
                .get("/Observation/scope-ane-laboratory")
                .then()
                .statusCode(200);
        of(SURVEYS + " user/Observation.rs?category=laboratory")
                .get("/Observation/scope-bo-survey")
                .then()
                .statusCode(404);
    }

    @Test
    void includesChainsAndReverseChainsStayWithinTheScopes() {
        inContext(SURVEYS)
                .queryParam("_include", "Observation:patient")
                .get("/Observation")
                .then()
                .body("entry.resource.resourceType", org.hamcrest.Matchers.not(hasItem("Patient")));
        inContext("patient/Patient.rs " + SURVEYS)
                .queryParam("_has:Observation:patient:category", "laboratory")
                .get("/Patient")
                .then()
                .statusCode(200)
                .body("entry", nullValue());
        inContext("patient/Patient.rs")
                .queryParam("_has:Observation:patient:category", "laboratory")
                .get("/Patient")
                .then()
                .statusCode(403);
        inContext("patient/Patient.rs " + SURVEYS)
                .queryParam("_revinclude", "Observation:patient")
                .get("/Patient")
                .then()
                .body("entry.resource.id", hasItem("scope-ane-survey"))
                .body("entry.resource.id", org.hamcrest.Matchers.not(hasItem("scope-ane-laboratory")));
    }

    @Test
    void theWholeRecordIsNarrowedToo() {
        inContext("patient/Patient.r " + SURVEYS)
                .get("/Patient/scope-ane/$everything")
                .then()
                .statusCode(200)
                .body("entry.resource.id", hasItem("scope-ane-survey"))
                .body("entry.resource.id", org.hamcrest.Matchers.not(hasItem("scope-ane-laboratory")));
        inContext("patient/Patient.r")
                .get("/Patient/scope-bo/$everything")
                .then()
                .statusCode(404);
    }

    @Test
    void aWriteMustLieWithinAndSoMustWhatItReplaces() {
        String own = Phq9.of("scope-ane", "000000000").toString();
        String drafts = "patient/QuestionnaireResponse.cu?status=in-progress";
        inContext("patient/QuestionnaireResponse.c")
                .body(own)
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
        inContext("patient/QuestionnaireResponse.c")
                .body(Phq9.of("scope-bo", "000000000").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(403);
        inContext(drafts).body(own).post("/QuestionnaireResponse").then().statusCode(403);
        String draft =
                Phq9.of("scope-ane", "000000000").put("status", "in-progress").toString();
        String id = inContext(drafts)
                .body(draft)
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String completed = Phq9.of("scope-ane", "000000000").put("id", id).toString();
        inContext(drafts)
                .body(completed)
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(403);
        inContext("patient/QuestionnaireResponse.u")
                .body(completed)
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200);
        inContext(drafts)
                .body(completed.replace("\"completed\"", "\"amended\""))
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void eachLetterStandsForItself() {
        put("{\"resourceType\":\"Flag\",\"id\":\"scope-flag\",\"status\":\"active\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Patient/scope-ane\"}}");
        system("system/Flag.u", "TREAT").get("/Flag/scope-flag").then().statusCode(403);
        system("system/Flag.u", "TREAT")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]")
                .patch("/Flag/scope-flag")
                .then()
                .statusCode(200);
        system("system/Flag.d?status=active", "TREAT")
                .delete("/Flag/scope-flag")
                .then()
                .statusCode(404);
        system("system/Flag.d?status=inactive", "TREAT")
                .delete("/Flag/scope-flag")
                .then()
                .statusCode(204);
    }

    @Test
    void systemsAreNarrowedByFiltersToo() {
        String scope = "system/Observation.rs?category=survey";
        system(scope, "TREAT").get("/Observation/scope-bo-survey").then().statusCode(200);
        system(scope, "TREAT").get("/Observation/scope-bo-laboratory").then().statusCode(404);
        system(scope, "TREAT")
                .get("/_history?_count=5")
                .then()
                .statusCode(200)
                .body("entry.request.url", org.hamcrest.Matchers.everyItem(equalTo("Observation")));
    }

    @Test
    void aFilterThatIsNotUnderstoodGrantsNothing() {
        inContext("patient/Observation.rs?value-quantity=gt5")
                .get("/Observation/scope-ane-survey")
                .then()
                .statusCode(403);
    }
}
