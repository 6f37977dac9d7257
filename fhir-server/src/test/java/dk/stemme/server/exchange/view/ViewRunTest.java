package dk.stemme.server.exchange.view;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ViewDefinition/$viewdefinition-run}: flat tables of what is stored. */
class ViewRunTest extends ServerTest {
    private static final String SCORES = """
            {"resourceType":"ViewDefinition","resource":"Observation","status":"active",
             "constant":[{"name":"score","valueString":"phq9-total"}],
             "select":[{"column":[{"name":"patient","path":"subject.getReferenceKey(Patient)"},
               {"name":"total","path":"value.ofType(Quantity).value","type":"decimal"},
               {"name":"band","path":"interpretation.text.first()"}]}],
             "where":[{"path":"code.coding.where(code = %score).exists()"}]}""";

    private String patient = "";

    @BeforeEach
    void somebodyWithAScore() {
        patient = "view-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
        ehr().body(Phq9.of(patient, "111111110").put("language", "en").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private String parameters(String view, String more) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"viewResource\",\"resource\":" + view
                + "},{\"name\":\"patient\",\"valueReference\":{\"reference\":\"Patient/" + patient + "\"}}" + more
                + "]}";
    }

    private ValidatableResponse run(String body, String format) {
        return ehr().body(body)
                .queryParam("_format", format)
                .post("/ViewDefinition/$viewdefinition-run")
                .then();
    }

    @Test
    void asCsvWithAHeader() {
        run(parameters(SCORES, ""), "csv")
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(equalTo("patient,total,band\r\nPatient/" + patient + ",8,mild\r\n"));
    }

    @Test
    void withoutAHeaderAndNoMoreRowsThanAskedFor() {
        String view = SCORES.replaceAll(",\\s*\"where\".*", "}");
        run(
                        parameters(
                                view,
                                ",{\"name\":\"header\",\"valueBoolean\":false},{\"name\":\"_limit\",\"valueInteger\":2}"),
                        "csv")
                .statusCode(200)
                .body(org.hamcrest.Matchers.matchesPattern("(?s)(Patient/[^\\r]*\\r\\n){2}"));
    }

    @Test
    void asNdjsonWithNumbersAsNumbers() {
        run(parameters(SCORES, ""), "ndjson")
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"))
                .body(equalTo("{\"patient\":\"Patient/" + patient + "\",\"total\":8,\"band\":\"mild\"}\n"));
    }

    @Test
    void asJson() {
        ehr().accept("application/json")
                .body(parameters(SCORES, ""))
                .post("/ViewDefinition/$run")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("size()", equalTo(1))
                .body("[0].patient", equalTo("Patient/" + patient))
                .body("[0].total", equalTo(8))
                .body("[0].band", equalTo("mild"));
    }

    @Test
    void anIdIsAnIdWithoutTypeAndVersion() {
        String view = """
                {"resource":"Patient","status":"active","select":[{"column":[{"name":"id","path":"id"},
                 {"name":"same","path":"'Patient/' + id = getResourceKey()"}]}]}""";
        run(parameters(view, ""), "csv").statusCode(200).body(equalTo("id,same\r\n" + patient + ",true\r\n"));
    }

    @Test
    void whatIsOlderIsLeftOut() {
        run(parameters(SCORES, ",{\"name\":\"_since\",\"valueInstant\":\"2999-01-01T00:00:00Z\"}"), "json")
                .statusCode(200)
                .body("size()", equalTo(0));
    }

    @Test
    void noTextBecomesAFormula() {
        run(sent("{\"name\":\"said\",\"path\":\"name.text\"}", "\"text\":\"=1+1\""), "csv")
                .statusCode(200)
                .body(equalTo("said\r\n'=1+1\r\n"));
    }

    @Test
    void nothingOfAnElementThatIsNotThereIsOneRowOfNulls() {
        String view = """
                {"resource":"Patient","status":"active","select":[{"forEachOrNull":"contact",
                 "column":[{"name":"at","path":"%rowIndex"}],
                 "select":[{"forEach":"telecom","column":[{"name":"phone","path":"value"}]}]}]}""";
        run(parameters(view, ""), "ndjson").statusCode(200).body(equalTo("{\"at\":0,\"phone\":null}\n"));
    }

    @Test
    void itIsOnRecordBeforeItIsAnswered() {
        run(parameters(SCORES, ""), "csv").statusCode(200);
        ehr().queryParam("entity", "Patient/" + patient)
                .queryParam("_count", 50)
                .get("/AuditEvent")
                .then()
                .body("entry.resource.subtype.flatten().code", hasItem("operation"));
    }

    /** Far behind what is kept back before the answer begins. */
    @Test
    void whatFailsHalfwayDoesNotEndLikeAWholeTable() {
        String good = "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\",\"name\":[{\"text\":\""
                + "x".repeat(1000) + "\"}]}},";
        String bad = "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"a\"},"
                + "{\"text\":\"b\"}]}}";
        String view = "{\"name\":\"viewResource\",\"resource\":{\"resource\":\"Patient\",\"select\":[{\"column\":["
                + "{\"name\":\"said\",\"path\":\"name.text\"}]}]}},";
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[" + view + good.repeat(500) + bad + "]}";
        assertThatThrownBy(() -> run(body, "csv").extract().asString()).isInstanceOf(IOException.class);
    }

    private static String sent(String column, String name) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"viewResource\",\"resource\":"
                + "{\"resource\":\"Patient\",\"select\":[{\"column\":[" + column + "]}]}},"
                + "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\",\"name\":[{" + name + "}]}}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'column':[{'name':'a','path':'id'},{'name':'a','path':'id'}]}] | select[0].column[1].name",
                "[{'column':[{'name':'_a','path':'id'}]}] | select[0].column[0].name",
                "[{'column':[{'name':'a'}]}] | select[0].column[0].path",
                "[{'column':[{'name':'a','path':'id','collection':1}]}] | select[0].column[0].collection",
                "[{'forEach':'name'}] | select[0]",
                "[{'forEach':'name','repeat':['x'],'column':[{'name':'a','path':'id'}]}] | select[0]",
                "[{'unionAll':[{'column':[{'name':'a','path':'id'}]},{'column':[{'name':'b','path':'id'}]}]}]"
                        + " | select[0].unionAll[1]",
                "[{'repeat':['$this'],'column':[{'name':'a','path':'1'}]}] | select[0].repeat[0]",
                "[{'select':[{'column':[{'name':'a','path':'meta'}]}]}] | select[0].select[0].column[0]",
                "[{'column':[{'name':'a','path':'1 + true'}]}] | select[0].column[0].path",
                "{} | select",
                "[1] | select[0]"
            })
    void aFaultIsNamedByItsPlace(String select, String place) {
        String view = "{\"resource\":\"Patient\",\"select\":" + select.replace('\'', '"') + "}";
        run(parameters(view, ""), "csv")
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("ViewDefinition." + place));
    }

    @ParameterizedTest
    @CsvSource({"_format, parquet", "group, Group/1", "_limit, 0", "header, maybe", "_since, yesterday", "patient, Anna"
    })
    void whatCannotBeMetIsRefused(String parameter, String value) {
        String more = ",{\"name\":\"" + parameter + "\",\"valueString\":\"" + value + "\"}";
        String body = parameters(SCORES, more).replaceAll(",\\{\"name\":\"patient\",\"valueReference\":[^}]*}}", "");
        ehr().accept("text/csv")
                .body(body)
                .post("/ViewDefinition/$run")
                .then()
                .statusCode(400)
                .body("issue[0].expression[0]", containsString(parameter));
    }

    @Test
    void aPatientWhoIsNotKnownIsNotFound() {
        run(parameters(SCORES, "").replace(patient, "nobody-" + patient), "csv").statusCode(404);
    }

    @Test
    void aListWithCommasAndQuotesFitsInItsCell() {
        String columns = "{\"name\":\"given\",\"path\":\"name.given\",\"collection\":true},"
                + "{\"name\":\"said\",\"path\":\"name.text\"}";
        run(sent(columns, "\"given\":[\"A\",\"B\"],\"text\":\"a, \\\"b\\\"\""), "csv")
                .statusCode(200)
                .body(equalTo("given,said\r\n\"[\"\"A\"\",\"\"B\"\"]\",\"a, \"\"b\"\"\"\r\n"));
    }

    @Test
    void theFormatMayStandInTheAcceptHeaderAndTheViewAlone() {
        ehr().accept("text/csv")
                .body(SCORES)
                .post("/$viewdefinition-run")
                .then()
                .statusCode(200)
                .body(containsString("Patient/" + patient + ",8,mild\r\n"));
    }

    @Test
    void whatIsWrongIsRefusedAtItsPlace() {
        run(parameters(SCORES.replace("interpretation.text.first()", "interpretation..x("), ""), "csv")
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("ViewDefinition.select[0].column[2].path"));
        run(parameters(SCORES.replace("%score", "%other"), ""), "csv")
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("ViewDefinition.where[0].path"));
        run(parameters(SCORES.replace("interpretation.text.first()", "code.coding.code"), ""), "csv")
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("collection"));
        run("{\"resourceType\":\"Parameters\"}", "csv")
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("viewResource"));
        run("[", "csv").statusCode(400);
    }

    @Test
    void onlyWithTheScopeOfTheType() {
        anybody()
                .auth()
                .oauth2(token("system/Patient.rs"))
                .body(parameters(SCORES, ""))
                .post("/ViewDefinition/$viewdefinition-run?_format=csv")
                .then()
                .statusCode(403);
        anybody()
                .body(parameters(SCORES, ""))
                .post("/ViewDefinition/$viewdefinition-run?_format=csv")
                .then()
                .statusCode(401);
    }

    @Test
    void theStatementNamesIt() {
        anybody().get("/metadata").then().body("rest[0].operation.name", hasItem("viewdefinition-run"));
    }
}
