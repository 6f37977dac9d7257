package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong gets a clear error at the right place, and nothing is stored. */
class BadInputTest extends ServerTest {
    private String patient = "";

    @BeforeEach
    void someone() {
        patient = "bad-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
    }

    @AfterEach
    void nothingIsStored() {
        for (String type : new String[] {"QuestionnaireResponse", "Observation", "Provenance"})
            ehr().queryParam("patient", "Patient/" + patient)
                    .get("/" + type)
                    .then()
                    .statusCode(200)
                    .body("entry", nullValue());
    }

    private ValidatableResponse posted(String body) {
        return ehr().body(body).post("/QuestionnaireResponse").then();
    }

    private ObjectNode phq9() {
        return Phq9.of(patient, "012301230");
    }

    @Test
    void malformedJsonIs400() {
        posted("{\"resourceType\":\"QuestionnaireResponse\",")
                .statusCode(400)
                .body("issue[0].code", equalTo("structure"));
    }

    @Test
    void anUnknownElementIs400AndNamed() {
        posted(phq9().put("colour", "blue").toString())
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("colour"));
    }

    @Test
    void aWrongTypeIs400() {
        posted(phq9().put("authored", true).toString()).statusCode(400);
    }

    @Test
    void anotherResourceThanTheUrlSaysIs400() {
        posted("{\"resourceType\":\"Patient\"}").statusCode(400);
    }

    @Test
    void anUnknownLinkIdIs422AtItsItem() {
        ObjectNode response = phq9();
        ((ObjectNode) response.path("item").get(2)).put("linkId", "phq9_99");
        posted(response.toString())
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.item[2]"))
                .body("issue[0].diagnostics", containsString("phq9_99"));
    }

    @Test
    void anAnswerThatIsNoOptionIs422AtItsAnswer() {
        ObjectNode response = phq9();
        ((ObjectNode) response.path("item").get(1).path("answer").get(0).path("valueCoding")).put("code", "LA0-0");
        posted(response.toString())
                .statusCode(422)
                .body("issue[0].expression[0]", containsString("QuestionnaireResponse.item[1].answer[0]"));
    }

    @Test
    void twoAnswersToASingleChoiceAre422() {
        ObjectNode response = phq9();
        ((ArrayNode) response.path("item").get(0).path("answer"))
                .add(response.path("item").get(1).path("answer").get(0));
        posted(response.toString()).statusCode(422);
    }

    @Test
    void theMessageIsInTheCallersLanguage() {
        ObjectNode response = phq9();
        ((ObjectNode) response.path("item").get(2)).put("linkId", "phq9_99");
        String english = posted(response.toString()).extract().path("issue[0].diagnostics");
        ehr().header("Accept-Language", "da")
                .body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", not(equalTo(english)));
    }

    @Test
    void aMissingRequiredAnswerIs422() {
        String url = "https://stemme.example/fhir/Questionnaire/required-" + UUID.randomUUID();
        ehr().body("""
                        {"resourceType":"Questionnaire","url":"%s","version":"1.0.0","status":"active",
                         "item":[{"linkId":"a","type":"string","text":"Your word","required":true}]}""".formatted(url)).post("/Questionnaire").then().statusCode(201);
        ObjectNode response = phq9().put("questionnaire", url + "|1.0.0");
        response.remove("item");
        posted(response.toString())
                .statusCode(422)
                .body("issue[0].code", equalTo("required"))
                .body("issue[0].diagnostics", containsString("Your word"));
    }

    @Test
    void anUnknownQuestionnaireIsRefused() {
        posted(phq9().put("questionnaire", "https://stemme.example/fhir/Questionnaire/none|1.0.0")
                        .toString())
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.questionnaire"));
    }

    @Test
    void anUnknownPatientIsRefused() {
        posted(Phq9.of("nobody-" + UUID.randomUUID(), "000000000").toString())
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("QuestionnaireResponse.subject"));
    }

    @Test
    void aStaleVersionIs412() {
        ehr().header("If-Match", "W/\"7\"")
                .body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"active\":true}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(412)
                .body("issue[0].code", equalTo("conflict"));
        ehr().get("/Patient/" + patient).then().body("active", nullValue());
    }

    @Test
    void aBodyOfTenMegabytesIs413() {
        String big = phq9().put("language", "x".repeat(10 * 1024 * 1024)).toString();
        posted(big).statusCode(413).body("issue[0].code", equalTo("too-long"));
    }

    @Test
    void aBadCprNumberIs422AndNotRepeated() {
        String body = ehr().body("""
                        {"resourceType":"Patient","identifier":[{"use":"official",
                         "system":"urn:oid:1.2.208.176.1.2","value":"3104991234"}]}""")
                .post("/Patient")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Patient.identifier[0].value"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("3104991234");
    }

    @Test
    void withoutATokenNothingIsDone() {
        anybody().body(phq9().toString()).post("/QuestionnaireResponse").then().statusCode(401);
    }

    @Test
    void oneBadEntryStopsAWholeTransactionAndIsLocated() {
        ObjectNode wrong = phq9();
        ((ObjectNode) wrong.path("item").get(0)).put("linkId", "nothing");
        String bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":%s,"request":{"method":"POST","url":"QuestionnaireResponse"}},
                 {"resource":%s,"request":{"method":"POST","url":"QuestionnaireResponse"}}]}""".formatted(phq9(), wrong);
        ehr().body(bundle)
                .post("/")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", containsString("Bundle.entry[1]"));
    }
}
