package dk.stemme.server.questionnaire;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questionnaires are checked whole when they are published, and mean the same value sets for ever. */
class PublicationTest extends ServerTest {
    private static final String BASE = "https://test.example/";

    private String mark;

    @BeforeEach
    void aMark() {
        mark = "pub-" + UUID.randomUUID();
    }

    private ValidatableResponse publish(String more) {
        String body =
                "{\"resourceType\":\"Questionnaire\",\"id\":\"%s\",\"url\":\"%sQuestionnaire/%s\",\"version\":\"1\",\"status\":\"active\",%s}"
                        .formatted(mark, BASE, mark, more);
        return ehr().body(body).put("/Questionnaire/" + mark).then();
    }

    private ValidatableResponse valueSet(String version, String... codes) {
        String concepts = "{\"code\":\"" + String.join("\"},{\"code\":\"", codes) + "\"}";
        String id = mark + "-" + version;
        String body = """
                {"resourceType":"ValueSet","id":"%s","url":"%sValueSet/%s","version":"%s","status":"active",
                 "compose":{"include":[{"system":"https://test.example/codes","concept":[%s]}]}}
                """.formatted(id, BASE, mark, version, concepts);
        return ehr().body(body).put("/ValueSet/" + id).then();
    }

    private ValidatableResponse answer(String code) {
        return ehr().body("""
                        {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"%sQuestionnaire/%s|1",
                         "item":[{"linkId":"a","answer":[{"valueCoding":{"system":"https://test.example/codes","code":"%s"}}]}]}
                        """.formatted(BASE, mark, code))
                .post("/QuestionnaireResponse/$validate")
                .then()
                .statusCode(200);
    }

    @Test
    void everyFaultOfTheFormAndOfItsScoresIsToldAtOnce() {
        publish("""
                "extension":[
                  {"url":"https://stemme.example/fhir/StructureDefinition/score-definition","valueCanonical":"https://test.example/none|1"},
                  {"url":"https://stemme.example/fhir/StructureDefinition/score-definition","valueCanonical":"https://test.example/neither|1"}],
                "item":[
                  {"linkId":"a","type":"choice"},
                  {"linkId":"a","type":"integer"},
                  {"linkId":"b","type":"string","enableWhen":[{"question":"x","operator":"exists","answerBoolean":true}]}]""")
                .statusCode(422)
                .body(
                        "issue.expression.flatten()",
                        containsInAnyOrder(
                                "Questionnaire.item[0]",
                                "Questionnaire.item[1].linkId",
                                "Questionnaire.item[2].enableWhen[0].question",
                                "Questionnaire.extension",
                                "Questionnaire.extension"));
    }

    @Test
    void aValueSetOfFhirItselfNeedsNotBeStored() {
        publish("\"item\":[{\"linkId\":\"a\",\"type\":\"choice\","
                        + "\"answerValueSet\":\"http://hl7.org/fhir/ValueSet/administrative-gender\"}]")
                .statusCode(201);
    }

    @Test
    void aPublishedFormKeepsTheValueSetOfItsDay() {
        valueSet("1", "old").statusCode(201);
        String item = "\"item\":[{\"linkId\":\"a\",\"type\":\"choice\",\"answerValueSet\":\"%sValueSet/%s\"}]"
                .formatted(BASE, mark);
        publish(item).statusCode(201).body("item[0].answerValueSet", equalTo(BASE + "ValueSet/" + mark + "|1"));

        valueSet("2", "new").statusCode(201);

        answer("old").body("issue.severity", hasItem("information"));
        answer("new").body("issue.severity", hasItem("error"));
        publish(item).statusCode(200);
        valueSet("1", "changed").statusCode(409);
    }

    private ValidatableResponse profile(String status, String title) {
        return ehr().body("""
                        {"resourceType":"StructureDefinition","id":"%1$s","url":"%2$sStructureDefinition/%1$s","version":"1",
                         "name":"P","title":"%4$s","status":"%3$s","kind":"resource","abstract":false,"type":"Observation",
                         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Observation","derivation":"constraint"}
                        """.formatted(mark, BASE, status, title))
                .put("/StructureDefinition/" + mark)
                .then();
    }

    @Test
    void aProfileMayChangeUntilItIsPublished() {
        profile("draft", "first").statusCode(201);
        profile("active", "second").statusCode(200);
        profile("active", "third").statusCode(409);
        profile("retired", "second").statusCode(200);
    }
}
