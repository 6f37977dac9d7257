package dk.stemme.server.denmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Danish identifiers are checked when people and places are written. */
class DanishIdentifiersTest extends ServerTest {

    private ValidatableResponse write(String type, String system, String value) {
        String more = type.equals("RelatedPerson") ? ",\"patient\":{\"reference\":\"Patient/x\"}" : "";
        return ehr().header("Prefer", "return=OperationOutcome")
                .body("{\"resourceType\":\"%s\",\"identifier\":[{\"system\":\"%s\",\"value\":\"%s\"}]%s}"
                        .formatted(type, system, value, more))
                .post("/" + type)
                .then();
    }

    @ParameterizedTest
    @CsvSource({
        "Patient, urn:oid:1.2.208.176.1.2, 0104909989",
        "RelatedPerson, urn:oid:1.2.208.176.1.2, 0104909989",
        "Patient, urn:oid:1.2.208.176.1.6.1.1, 0101901AB2",
        "Patient, urn:oid:1.2.208.176.1.6.1.3, 0101900AB2",
        "Patient, urn:oid:1.2.208.176.1.6.1.3.177, 1206550VK9",
        "Organization, urn:oid:1.2.208.176.1.4, 012345",
        "Organization, http://www.gs1.org/gln, 5790000123469",
        "Organization, http://cvr.dk, 64942212",
        "Organization, urn:example:own, whatever"
    })
    void whatFitsIsStored(String type, String system, String value) {
        write(type, system, value).statusCode(201).body("issue[1]", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "Patient, urn:oid:1.2.208.176.1.2, 010490-9989",
        "RelatedPerson, urn:oid:1.2.208.176.1.2, 3104991234",
        "Practitioner, urn:oid:1.2.208.176.1.2, 6101901234",
        "Patient, urn:oid:1.2.208.176.1.6.1.1, 0101900AB2",
        "Patient, urn:oid:1.2.208.176.1.6.1.3, 0101901AB2",
        "Patient, urn:oid:1.2.208.176.1.6.1.3.177, 0101901AB2",
        "Location, urn:oid:1.2.208.176.1.1, 1234567890",
        "Organization, urn:oid:1.2.208.176.1.4, 12345",
        "Organization, http://www.gs1.org/gln, 5790000123464",
        "Organization, http://cvr.dk, 12345678"
    })
    void whatDoesNotFitIsRefusedWithoutRepeatingIt(String type, String system, String value) {
        write(type, system, value)
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo(type + ".identifier[0].value"))
                .body("issue[0].diagnostics", not(containsString(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "Patient, urn:oid:1.2.208.176.1.2, 2902000001",
        "Patient, urn:oid:1.2.208.176.1.2, 2902014001",
        "Location, urn:oid:1.2.208.176.1.1, 11111111112"
    })
    void whatIsOnlyOddIsStoredWithAWarning(String type, String system, String value) {
        write(type, system, value)
                .statusCode(201)
                .header("Warning", containsString("identifier[0].value"))
                .body("issue[1].severity", equalTo("warning"))
                .body("issue[1].expression[0]", equalTo(type + ".identifier[0].value"));
    }

    @Test
    void aClaimedProfileIsHeldAgainstTheResource() {
        ehr().body("""
                {"resourceType":"Organization","meta":{"profile":[
                 "http://hl7.dk/fhir/core/StructureDefinition/dk-core-organization"]},"name":"Uden nummer"}""")
                .post("/Organization")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Organization.identifier"));
    }

    @Test
    void aPersonNumberInAUrlIsServedWithAWarning() {
        ehr().queryParam("identifier", "urn:oid:1.2.208.176.1.2|0104909989")
                .get("/Patient")
                .then()
                .statusCode(200)
                .body(
                        "entry.find { it.search.mode == 'outcome' }.resource.issue[0].diagnostics",
                        containsString("POST"));
        ehr().contentType("application/x-www-form-urlencoded")
                .formParam("identifier", "urn:oid:1.2.208.176.1.2|0104909989")
                .post("/Patient/_search")
                .then()
                .statusCode(200)
                .body("entry.findAll { it.search.mode == 'outcome' }.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.208.176.1.2|0104909989, true",
        "010490-9989, true",
        "0101901AB2, true",
        "urn:x|12345, false"
    })
    void personNumbersAreRecognised(String text, boolean expected) {
        assertThat(PersonNumbers.isIn(text)).isEqualTo(expected);
    }
}
