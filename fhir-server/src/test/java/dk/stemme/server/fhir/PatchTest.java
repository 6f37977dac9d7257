package dk.stemme.server.fhir;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** FHIRPath Patch over HTTP, beside JSON Patch. */
class PatchTest extends ServerTest {

    private static String patch(String... operations) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":["
                + String.join(
                        ",",
                        java.util.stream.Stream.of(operations)
                                .map(parts -> "{\"name\":\"operation\",\"part\":[" + parts + "]}")
                                .toList())
                + "]}";
    }

    private static String replace(String path, String value) {
        return "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"path\",\"valueString\":\"" + path
                + "\"},{\"name\":\"value\"," + value + "}";
    }

    private String patient() {
        String id = "patch-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"gender\":\"male\",\"identifier\":["
                        + "{\"system\":\"urn:patch\",\"value\":\"" + id + "\"}]}")
                .put("/Patient/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    private ValidatableResponse send(String reference, String patch) {
        return ehr().body(patch).patch("/" + reference).then();
    }

    @Test
    void aPatchMakesANewVersion() {
        send("Patient/" + patient(), patch(replace("Patient.gender", "\"valueCode\":\"female\"")))
                .statusCode(200)
                .header("ETag", "W/\"2\"")
                .body("gender", equalTo("female"));
    }

    @Test
    void asXmlAndOnACondition() {
        String id = patient();
        ehr().contentType("application/fhir+xml;charset=UTF-8")
                .queryParam("identifier", "urn:patch|" + id)
                .body("""
                        <Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/>
                        <part><name value="type"/><valueCode value="delete"/></part>
                        <part><name value="path"/><valueString value="Patient.gender"/></part></parameter></Parameters>""")
                .patch("/Patient")
                .then()
                .statusCode(200)
                .body("gender", equalTo(null));
    }

    @Test
    void whatDoesNotFitChangesNothingAndSaysWhere() {
        String id = patient();
        send(
                        "Patient/" + id,
                        patch(
                                replace("Patient.gender", "\"valueCode\":\"female\""),
                                replace("Patient.birthDate", "\"valueDate\":\"2000-01-01\"")))
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Parameters.parameter[1].part.where(name = 'path')"));
        ehr().get("/Patient/" + id).then().header("ETag", "W/\"1\"").body("gender", equalTo("male"));
    }

    @Test
    void aStaleVersionIsRefused() {
        ehr().header("If-Match", "W/\"7\"")
                .body(patch(replace("Patient.gender", "\"valueCode\":\"female\"")))
                .patch("/Patient/" + patient())
                .then()
                .statusCode(412);
    }

    @Test
    void anotherResourceIsNoPatch() {
        send("Patient/" + patient(), "{\"resourceType\":\"Patient\"}").statusCode(422);
    }

    @Test
    void inATransactionItStandsAsItIs() {
        String id = patient();
        ehr().body("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                 "request":{"method":"PATCH","url":"Patient/%s"}}]}""".formatted(patch(replace("Patient.gender", "\"valueCode\":\"other\"")), id))
                .post("/")
                .then()
                .statusCode(200)
                .body("entry[0].resource.gender", equalTo("other"));
    }

    @Test
    void aResponseGoesTheWayOfTheIntakeAndMovesLegally() {
        String response = ehr().body(Phq9.of(patient(), "000000000").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        send(
                        "QuestionnaireResponse/" + response,
                        patch(replace("QuestionnaireResponse.status", "\"valueCode\":\"in-progress\"")))
                .statusCode(409);
        send(
                        "QuestionnaireResponse/" + response,
                        patch(
                                replace("QuestionnaireResponse.status", "\"valueCode\":\"amended\""),
                                replace(
                                        "QuestionnaireResponse.item[0].answer[0].value",
                                        "\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"LA6570-1\"}")))
                .statusCode(200);
        ehr().queryParam("derived-from", "QuestionnaireResponse/" + response)
                .queryParam("code", "phq9-total")
                .get("/Observation")
                .then()
                .body("entry.resource.valueQuantity.value", contains(2))
                .body("entry.resource.status", contains("amended"));
    }

    @Test
    void theStatementNamesBothFormats() {
        anybody()
                .get("/metadata")
                .then()
                .body("patchFormat", hasItems("application/json-patch+json", "application/fhir+json"));
    }

    @Test
    void anyOtherFormatIsRefused() {
        ehr().contentType("application/xml-patch+xml")
                .body("<diff/>")
                .patch("/Patient/" + patient())
                .then()
                .statusCode(415)
                .body("issue[0].diagnostics", containsString("FHIRPath Patch"));
    }
}
