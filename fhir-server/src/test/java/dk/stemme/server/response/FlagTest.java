package dk.stemme.server.response;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A critical finding is a Flag too: here the ninth item of PHQ-9. */
class FlagTest extends ServerTest {
    private static final String CRITICAL = "000000002";
    private static final String HARMLESS = "000000000";
    private String patient = "";

    @BeforeEach
    void somebody() {
        patient = "flag-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
    }

    private String answered(String digits, String status) {
        return ehr().body(Phq9.of(patient, digits).put("status", status).toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void again(String id, String digits, String status) {
        ObjectNode response = Phq9.of(patient, digits).put("id", id).put("status", status);
        ehr().body(response.toString())
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse flags() {
        return ehr().queryParam("patient", "Patient/" + patient)
                .get("/Flag")
                .then()
                .statusCode(200);
    }

    @Test
    void itIsRaisedWithTheFindingAndNamesIt() {
        String id = answered(CRITICAL, "completed");
        flags().body("entry", hasSize(1))
                .body("entry[0].resource.status", equalTo("active"))
                .body("entry[0].resource.code.coding[0].code", equalTo("critical"))
                .body("entry[0].resource.code.text", notNullValue())
                .body("entry[0].resource.subject.reference", equalTo("Patient/" + patient))
                .body("entry[0].resource.author.display", equalTo("Stemme"))
                .body(
                        "entry[0].resource.extension[0].valueReference.reference",
                        equalTo("Observation/" + id + ".attention"));
        ehr().queryParam("target", "Flag/" + id + ".flag")
                .get("/Provenance")
                .then()
                .body("entry", hasSize(1));
    }

    @Test
    void aDraftRaisesItAtOnceAndOnlyOnce() {
        String id = answered("--------2", "in-progress");
        again(id, "0-------2", "in-progress");
        flags().body("entry", hasSize(1)).body("entry[0].resource.meta.versionId", equalTo("1"));
    }

    @Test
    void whatIsNotCriticalRaisesNone() {
        answered("333333330", "completed");
        flags().body("entry", nullValue());
    }

    @Test
    void amendedAwayItIsLoweredAndAmendedBackItIsUpAgain() {
        String id = answered(CRITICAL, "completed");
        again(id, HARMLESS, "amended");
        flags().body("entry[0].resource.status", equalTo("inactive"))
                .body("entry[0].resource.period.end", notNullValue());
        again(id, CRITICAL, "amended");
        flags().body("entry[0].resource.status", equalTo("active")).body("entry[0].resource.period.end", nullValue());
    }

    @Test
    void takenDownByAPersonItStaysDown() {
        String id = answered(CRITICAL, "completed");
        ehr().contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]")
                .patch("/Flag/" + id + ".flag")
                .then()
                .statusCode(200);
        again(id, "100000002", "amended");
        flags().body("entry[0].resource.status", equalTo("inactive"));
    }

    @Test
    void enteredInErrorItIsSoToo() {
        String id = answered(CRITICAL, "completed");
        again(id, CRITICAL, "entered-in-error");
        flags().body("entry[0].resource.status", equalTo("entered-in-error"));
    }

    @Test
    void itIsFoundByItsStatusAndInTheRecord() {
        answered(CRITICAL, "completed");
        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("status", "active")
                .get("/Flag")
                .then()
                .body("entry", hasSize(1));
        ehr().get("/Patient/" + patient + "/$everything").then().body("entry.resource.resourceType", hasItem("Flag"));
    }

    @Test
    void theStatementNamesItsParameters() {
        anybody()
                .get("/metadata")
                .then()
                .body(
                        "rest[0].resource.findAll { it.type == 'Flag' }.searchParam.flatten()",
                        org.hamcrest.Matchers.not(empty()))
                .body(
                        "rest[0].resource.find { it.type == 'Flag' }.searchParam.find { it.name == 'status' }.definition",
                        containsString("Flag-status"));
    }
}
