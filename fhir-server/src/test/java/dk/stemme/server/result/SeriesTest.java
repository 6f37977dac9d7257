package dk.stemme.server.result;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Observation/$lastn} and {@code Observation/$stats} over one patient's Observations. */
class SeriesTest extends ServerTest {
    private String patient = "";

    @BeforeEach
    void aPatientWithPulses() {
        patient = "series-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
        observe("pulse", "final", 1, "\"valueQuantity\":{\"value\":60,\"unit\":\"/min\",\"code\":\"/min\"}");
        observe("pulse", "final", 2, "\"valueQuantity\":{\"value\":70,\"unit\":\"/min\",\"code\":\"/min\"}");
        observe("pulse", "final", 3, "\"valueQuantity\":{\"value\":80.5,\"unit\":\"/min\",\"code\":\"/min\"}");
        observe("pulse", "final", 4, "\"dataAbsentReason\":{\"text\":\"moved\"}");
        observe(
                "pulse",
                "entered-in-error",
                5,
                "\"valueQuantity\":{\"value\":900,\"unit\":\"/min\",\"code\":\"/min\"}");
        observe("weight", "final", 2, "\"valueQuantity\":{\"value\":70,\"unit\":\"kg\",\"code\":\"kg\"}");
    }

    private void observe(String code, String status, int day, String value) {
        ehr().body("""
                {"resourceType":"Observation","status":"%s","category":[{"coding":[{"code":"vital-signs"}]}],
                 "code":{"coding":[{"system":"urn:test","code":"%s"},{"system":"urn:other","code":"x"}]},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-03-%02dT08:00:00Z",%s}""".formatted(status, code, patient, day, value))
                .post("/Observation")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse lastN(String query) {
        return ehr().get("/Observation/$lastn?patient=" + patient + "&" + query).then();
    }

    private ValidatableResponse stats(String query) {
        return ehr().get("/Observation/$stats?subject=Patient/" + patient + "&" + query)
                .then();
    }

    private static String statistic(String code) {
        return "parameter[0].resource.component.find { it.code.coding[0].code == '" + code + "' }.valueQuantity.value";
    }

    @Test
    void theNewestOfEachCode() {
        lastN("category=vital-signs")
                .statusCode(200)
                .body("type", equalTo("searchset"))
                .body("entry.collect { it.resource.code.coding[0].code }", contains("pulse", "weight"))
                .body("entry.resource.effectiveDateTime", contains("2026-03-04T08:00:00Z", "2026-03-02T08:00:00Z"));
    }

    @Test
    void soManyOfEachCodeTheNewestFirst() {
        lastN("category=vital-signs&max=2")
                .body(
                        "entry.resource.effectiveDateTime",
                        contains("2026-03-04T08:00:00Z", "2026-03-03T08:00:00Z", "2026-03-02T08:00:00Z"));
    }

    @Test
    void ofOneCodeAndWithinTheOtherParametersOfTheSearch() {
        lastN("code=urn:test|pulse&date=lt2026-03-03").body("entry.resource.valueQuantity.value", contains(70));
    }

    @Test
    void whatWasEnteredInErrorOnlyWhenItsStatusIsAskedFor() {
        lastN("code=urn:test|pulse&status=entered-in-error").body("entry.resource.valueQuantity.value", contains(900));
    }

    @Test
    void lastNNeedsAPatientAndCategoryOrCode() {
        ehr().get("/Observation/$lastn?code=pulse")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("patient"));
        lastN("max=2").statusCode(400).body("issue[0].diagnostics", containsString("category"));
        lastN("code=pulse&max=0").statusCode(400).body("issue[0].expression[0]", containsString("max"));
        lastN("code=pulse&colour=red").statusCode(400).body("issue[0].diagnostics", containsString("colour"));
    }

    @Test
    void statisticsOfOneCode() {
        stats("code=pulse&system=urn:test&statistic=average,minimum,maximum,count&statistic=total-count"
                        + "&statistic=median&statistic=sum&statistic=std-dev&statistic=4-lower")
                .statusCode(200)
                .body("parameter", hasSize(1))
                .body("parameter[0].name", equalTo("statistics"))
                .body("parameter[0].resource.status", equalTo("final"))
                .body("parameter[0].resource.subject.reference", equalTo("Patient/" + patient))
                .body("parameter[0].resource.code.coding[0].code", equalTo("pulse"))
                .body("parameter[0].resource.component[0].valueQuantity.code", equalTo("/min"))
                .body(statistic("average"), equalTo(70.1666666667f))
                .body(statistic("minimum"), equalTo(60))
                .body(statistic("maximum"), equalTo(80.5f))
                .body(statistic("count"), equalTo(3))
                .body(statistic("total-count"), equalTo(4))
                .body(statistic("median"), equalTo(70))
                .body(statistic("sum"), equalTo(210.5f))
                .body(statistic("std-dev"), equalTo(10.2510162423f))
                .body(statistic("4-lower"), equalTo(65));
    }

    @Test
    void anObservationForEachCode() {
        stats("code=pulse,weight&system=urn:test&statistic=maximum")
                .body("parameter.resource.code.coding.code.flatten()", contains("pulse", "weight"))
                .body("parameter[1].resource.component[0].valueQuantity.code", equalTo("kg"));
    }

    @Test
    void withinAPeriodAndWithItsSources() {
        ehr().body("""
                {"resourceType":"Parameters","parameter":[
                 {"name":"subject","valueUri":"Patient/%s"},{"name":"statistic","valueCode":"average"},
                 {"name":"coding","valueCoding":{"system":"urn:test","code":"pulse"}},
                 {"name":"period","valuePeriod":{"start":"2026-03-02","end":"2026-03-03"}},
                 {"name":"include","valueBoolean":true},{"name":"limit","valuePositiveInt":1}]}""".formatted(patient))
                .post("/Observation/$stats")
                .then()
                .statusCode(200)
                .body(statistic("average"), equalTo(75.25f))
                .body("parameter[0].resource.effectivePeriod.start", equalTo("2026-03-02"))
                .body("parameter.name", contains("statistics", "source"))
                .body("parameter[1].resource.valueQuantity.value", equalTo(80.5f));
    }

    @Test
    void whereNothingWasMeasuredThereIsNoAverage() {
        stats("code=pulse&system=urn:test&duration=1&statistic=average&statistic=count")
                .body(statistic("average"), nullValue())
                .body("parameter[0].resource.component[0].dataAbsentReason.coding[0].code", equalTo("not-applicable"))
                .body(statistic("count"), equalTo(0));
    }

    @Test
    void statsRefusesWhatItCannotCompute() {
        stats("code=pulse&statistic=kurtosis").statusCode(400).body("issue[0].diagnostics", containsString("average"));
        stats("code=pulse").statusCode(400).body("issue[0].expression[0]", containsString("statistic"));
        stats("statistic=sum").statusCode(400).body("issue[0].expression[0]", containsString("code"));
        stats("code=x&system=urn:other&statistic=sum")
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("kg"));
        ehr().get("/Observation/$stats?subject=Location/1&code=x&statistic=sum")
                .then()
                .statusCode(400);
        ehr().get("/Observation/$stats?subject=Patient/nobody-here&code=x&statistic=sum")
                .then()
                .statusCode(404);
    }

    @Test
    void whoSawTheFiguresIsOnRecord() {
        stats("code=pulse&statistic=sum");
        lastN("code=pulse");
        ehr().queryParam("patient", patient)
                .queryParam("_count", 100)
                .get("/AuditEvent")
                .then()
                .body("entry.resource.findAll { it.subtype[0].code == 'operation' }", hasSize(2));
    }

    @Test
    void withoutTheScopeNobodyIsShown() {
        String scope = token("system/Patient.r");
        io.restassured.RestAssured.given()
                .port(port)
                .auth()
                .oauth2(scope)
                .get("/fhir/Observation/$lastn?patient=" + patient + "&code=pulse")
                .then()
                .statusCode(403);
    }
}
