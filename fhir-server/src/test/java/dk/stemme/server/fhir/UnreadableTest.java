package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dk.stemme.server.ServerTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hardly a request: refused with the reason, and never taken for a fault of the server's. */
class UnreadableTest extends ServerTest {
    private static final String XML = "<Patient xmlns=\"http://hl7.org/fhir\">%s</Patient>";

    private RequestSpecification xml() {
        return ehr().contentType("application/fhir+xml;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"extension\":[\"x\"]}",
                "{\"resourceType\":\"Patient\",\"extension\":[null]}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"extension\":[[{\"url\":\"x\"}]]}]}",
                "{\"resourceType\":\"Patient\",\"active\":1e999999999}"
            })
    void jsonOfAnotherShapeThanFhirs(String body) {
        ehr().body(body).post("/Patient").then().statusCode(400).body("issue[0].diagnostics", not(blankString()));
    }

    @Test
    void aHugeNumberInABundleWhereNoneBelongs() {
        ehr().body("""
                        {"resourceType":"Bundle","type":"batch",
                         "entry":[{"request":{"method":1E+999999999,"url":"Patient"}}]}""").post("/").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1&#101;999999999", "-1E-999999999"})
    void aHugeNumberInXml(String number) {
        xml().body("<Observation xmlns=\"http://hl7.org/fhir\"><valueQuantity><value value=\"" + number
                        + "\"/></valueQuantity></Observation>")
                .post("/Observation")
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("value"));
    }

    @Test
    void xmlNestedWithoutEnd() {
        String deep = "<extension url=\"x\">".repeat(50_000) + "</extension>".repeat(50_000);
        xml().body(XML.formatted(deep)).post("/Patient").then().statusCode(400);
    }

    @Test
    void entitiesOfXmlAreNotResolved() {
        xml().body("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>"
                        + XML.formatted("<language value=\"&b;\"/>"))
                .post("/Patient")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json;charset=UTF-16", "application/fhir+xml;charset=ISO-8859-1"})
    void anotherCharset(String type) {
        ehr().contentType(type)
                .body("{\"resourceType\":\"Patient\"}")
                .post("/Patient")
                .then()
                .statusCode(415);
    }

    @Test
    void aBodyThatUnfolds() {
        ehr().header("Content-Encoding", "gzip")
                .body("{\"resourceType\":\"Patient\"}")
                .post("/Patient")
                .then()
                .statusCode(415)
                .body("issue[0].code", equalTo("not-supported"));
    }

    @Test
    void aBodyWithoutALengthThatNeverEnds() {
        byte[] big = ("{\"resourceType\":\"Patient\",\"language\":\"" + "x".repeat(6_000_000))
                .getBytes(StandardCharsets.UTF_8);
        InputStream unsized = new ByteArrayInputStream(big);
        ehr().body(unsized).post("/Patient").then().statusCode(413).body("issue[0].code", equalTo("too-long"));
    }

    @Test
    void aParameterWithoutAName() {
        ehr().body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"valueString\":\"x\"}]}")
                .post("/Observation/$lastn")
                .then()
                .statusCode(400)
                .body("issue[0].expression[0]", equalTo("Parameters.parameter[0].name"));
    }

    @Test
    void aConditionWithAPercentSignThatEncodesNothing() {
        ehr().header("If-None-Exist", "identifier=%zz")
                .body("{\"resourceType\":\"Patient\"}")
                .post("/Patient")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"move,/resourceType,/name/0/given/x", "add,/name/0/given/0,/name/x", "replace,/nothing,/a/b/c"})
    void aPatchThatLeadsNowhere(String step, String from, String path) {
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"patched\",\"name\":[{\"given\":[\"Anna\"]}]}")
                .put("/Patient/patched");
        ehr().contentType("application/json-patch+json")
                .body("[{\"op\":\"%s\",\"from\":\"%s\",\"path\":\"%s\",\"value\":1}]".formatted(step, from, path))
                .patch("/Patient/patched")
                .then()
                .statusCode(422);
    }

    @Test
    void aQuestionOfNoType() {
        ehr().body("""
                        {"resourceType":"Questionnaire","url":"urn:test:untyped","version":"1","status":"active",
                         "extension":[{"url":"https://stemme.example/fhir/StructureDefinition/score-definition",
                           "valueCanonical":"https://stemme.example/fhir/ObservationDefinition/phq9-total|1.0.0"}],
                         "item":[{"linkId":"phq9_1","text":"?"}]}""").post("/Questionnaire").then().statusCode(422);
    }

    @Test
    void anInvitationForNobody() {
        ehr().body("""
                        {"resourceType":"Task","status":"requested","intent":"order","for":{"display":"Anna"},
                         "input":[{"type":{"coding":[{"system":"https://stemme.example/fhir/CodeSystem/task-part",
                           "code":"questionnaire"}]},
                           "valueCanonical":"https://stemme.example/fhir/Questionnaire/phq9|1.0.0"}]}""").post("/Task").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Parameters\",\"parameter\":[{}]}"})
    void aDryRunOfSomethingElse(String body) {
        ehr().body(body).post("/PlanDefinition/$dry-run").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FOO /fhir/Patient HTTP/1.1|400",
                "TRACE /fhir/Patient HTTP/1.1|405",
                "GET /fhir/Patient/%zz HTTP/1.1|400",
                "GET /fhir/{ HTTP/1.1|400",
                "GET /fhir; HTTP/1.1|400",
                "GET /fhir/..;/Patient HTTP/1.1|400",
                "GET /fhir/Patient?name=%6 HTTP/1.1|400",
                "GET /fhir/Patient?%zz=x HTTP/1.1|400",
                "POST /fhir/Patient HTTP/1.1%Expect: something|417"
            })
    void aRequestThatIsRefusedBeforeItIsReadStillGetsAnOutcome(String lines, int status) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            String head = lines.replace("%Expect", "\r\nExpect")
                    + "\r\nHost: localhost:" + port
                    + "\r\nConnection: close\r\nContent-Length: 0\r\nAuthorization: Bearer "
                    + token("system/*.cruds") + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(reply).startsWith("HTTP/1.1 " + status).contains("\"OperationOutcome\"", "\"diagnostics\"");
        }
    }
}
