package dk.stemme.server.questionnaire;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dk.stemme.server.ServerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code Questionnaire/$assemble}: stored questionnaires are put in where they are named. */
class AssembleTest extends ServerTest {
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

    private final String name = "as-" + UUID.randomUUID();

    private void store(String id, String items) {
        ehr().body(form(id, items)).put("/Questionnaire/" + id).then().statusCode(201);
    }

    private static String form(String id, String items) {
        return "{\"resourceType\":\"Questionnaire\",\"id\":\"%1$s\",\"url\":\"urn:%1$s\",\"version\":\"1\",\"status\":\"draft\",\"item\":[%2$s]}"
                .formatted(id, items);
    }

    private static String part(String canonical) {
        return "{\"linkId\":\"x\",\"type\":\"display\",\"extension\":[{\"url\":\"%ssubQuestionnaire\",\"valueCanonical\":\"%s\"}]}"
                .formatted(SDC, canonical);
    }

    @Test
    void aStoredQuestionnaireIsAssembledFromStoredOnes() {
        store(name + "-part", "{\"linkId\":\"given\",\"type\":\"string\"}");
        store(name, part("urn:" + name + "-part|1"));
        ehr().get("/Questionnaire/" + name + "/$assemble")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("Questionnaire"))
                .body("item.linkId", equalTo(List.of("given")))
                .body("extension[0].valueCanonical", equalTo("urn:" + name + "-part|1"));
        ehr().get("/Questionnaire/" + name).then().body("item[0].type", equalTo("display"));
    }

    @Test
    void aQuestionnaireInTheBodyMayBeAssembledAndRemarksComeBeside() {
        store(name + "-part", "{\"linkId\":\"given\",\"type\":\"string\"}");
        ehr().body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"questionnaire\",\"resource\":"
                        + form(name, part("urn:" + name + "-part")) + "}]}")
                .post("/Questionnaire/$assemble")
                .then()
                .statusCode(200)
                .body("parameter[0].name", equalTo("return"))
                .body("parameter[0].resource.item.linkId", equalTo(List.of("given")))
                .body("parameter[1].name", equalTo("outcome"))
                .body("parameter[1].resource.issue[0].expression[0]", equalTo("Questionnaire.item[0]"));
    }

    @Test
    void aPartThatIsNotKnownIsRefusedAtItsPlace() {
        ehr().body(form(name, part("urn:nowhere|1")))
                .post("/Questionnaire/$assemble")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Questionnaire.item[0]"))
                .body("issue[0].diagnostics", containsString("urn:nowhere|1"));
    }

    @Test
    void withoutAQuestionnaireItSaysWhatIsMissing() {
        ehr().body("{\"resourceType\":\"Parameters\"}")
                .post("/Questionnaire/$assemble")
                .then()
                .statusCode(400);
    }
}
