package dk.stemme.server;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A form of a test's own, published by the EHR: how bad it is from 0 to 10, which is its score, and whether one wishes to
 * be contacted. Its rules are written {@code red: %`score` >= 7}.
 */
public final class Diary {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition.";

    private final Supplier<RequestSpecification> ehr;
    public final String mark = "diary" + UUID.randomUUID().toString().substring(0, 8);
    public final String url = "https://test.example/Questionnaire/" + mark;

    private Diary(Supplier<RequestSpecification> ehr) {
        this.ehr = ehr;
    }

    public static Diary published(Supplier<RequestSpecification> ehr) {
        Diary diary = new Diary(ehr);
        diary.put(diary.score()).statusCode(201);
        diary.put(diary.form("1.0.0")).statusCode(201);
        return diary;
    }

    private ObjectNode score() {
        return Json.read("""
                {"resourceType":"ObservationDefinition","id":"%1$s-score",
                 "extension":[
                   {"url":"%3$surl","valueUri":"https://test.example/ObservationDefinition/%1$s"},
                   {"url":"%3$sversion","valueString":"1.0.0"},{"url":"%3$sstatus","valueCode":"active"},
                   {"url":"%2$sStructureDefinition/scoring","extension":[
                     {"url":"rule","valueCode":"sum"},
                     {"url":"item","extension":[{"url":"linkId","valueString":"bad"}]},
                     {"url":"missing","valueCode":"all"},{"url":"direction","valueCode":"higher-worse"}]}],
                 "code":{"coding":[{"system":"%2$sCodeSystem/score","code":"%1$s-score","display":"Diary"}]},
                 "permittedDataType":["Quantity"],
                 "qualifiedInterval":[{"category":"absolute","range":{"low":{"value":0},"high":{"value":10}}}]}""".formatted(mark, BASE, R5));
    }

    /** The form in a version; the score and both questions are in all of them. */
    public ObjectNode form(String version) {
        return Json.read("""
                {"resourceType":"Questionnaire","id":"%1$s-%5$s","status":"active","url":"%2$s","version":"%5$s",
                 "extension":[{"url":"%3$sStructureDefinition/score-definition",
                   "valueCanonical":"https://test.example/ObservationDefinition/%1$s|1.0.0"}],
                 "item":[
                   {"linkId":"bad","text":"How bad is it?","type":"integer","extension":[
                     {"url":"%4$sminValue","valueInteger":0},{"url":"%4$smaxValue","valueInteger":10}]},
                   {"linkId":"contact","text":"Do you wish to be contacted?","type":"boolean",
                    "code":[{"system":"%3$sCodeSystem/item-role","code":"contact-wish"}]}]}""".formatted(mark, url, BASE, "http://hl7.org/fhir/StructureDefinition/", version));
    }

    /** A rule set; each rule is {@code colour: condition}, its id is its colour and place: {@code red1}. */
    public ObjectNode rules(String version, String... rules) {
        ObjectNode plan = Json.read("""
                {"resourceType":"PlanDefinition","id":"%1$s-rules-%4$s","status":"active",
                 "url":"https://test.example/PlanDefinition/%1$s","version":"%4$s",
                 "extension":[{"url":"%3$sStructureDefinition/applies-to","valueCanonical":"%2$s"}],
                 "type":{"coding":[{"code":"eca-rule"}]}}""".formatted(mark, url, BASE, version));
        for (int i = 0; i < rules.length; i++) plan.withArray("action").add(rule(rules[i], i + 1));
        return plan;
    }

    private ObjectNode rule(String rule, int place) {
        String[] parts = rule.split(": ", 2);
        ObjectNode action = Json.read("""
                {"id":"%1$s%2$d","title":"Because of rule %2$d","description":"Act on rule %2$d",
                 "code":[{"coding":[{"system":"%3$sCodeSystem/attention","code":"%1$s"}]}]}""".formatted(parts[0], place, BASE));
        action.putArray("condition")
                .addObject()
                .put("kind", "applicability")
                .putObject("expression")
                .put("language", "text/fhirpath")
                .put("expression", parts[1].replace("`score", "`" + mark + "-score"));
        return action;
    }

    /** The same rules under another url, for those who follow a pathway. */
    public ObjectNode forPathway(ObjectNode rules, String pathway) {
        rules.withArray("extension")
                .addObject()
                .put("url", BASE + "StructureDefinition/applies-to-pathway")
                .put("valueCanonical", pathway);
        rules.put("url", rules.path("url").asText() + "-pathway");
        return rules.put("id", rules.path("id").asText() + "-pathway");
    }

    public ValidatableResponse put(ObjectNode resource) {
        return send().body(resource.toString())
                .put("/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .then();
    }

    /** A new person, treated nowhere. */
    public String patient() {
        String id = "p-" + UUID.randomUUID();
        put(Json.object().put("resourceType", "Patient").put("id", id)).statusCode(201);
        return id;
    }

    /** A completed form; null leaves a question open. */
    public ObjectNode answers(String patient, String day, Integer bad, Boolean contact) {
        ObjectNode response = Json.object()
                .put("resourceType", "QuestionnaireResponse")
                .put("status", "completed")
                .put("questionnaire", url + "|1.0.0")
                .put("authored", day + "T10:00:00+01:00");
        response.putObject("subject").put("reference", "Patient/" + patient);
        if (bad != null) answer(response, "bad").put("valueInteger", bad);
        if (contact != null) answer(response, "contact").put("valueBoolean", contact);
        return response;
    }

    private static ObjectNode answer(ObjectNode response, String linkId) {
        return response.withArray("item")
                .addObject()
                .put("linkId", linkId)
                .putArray("answer")
                .addObject();
    }

    /** Stores the answers and gives their id. */
    public String send(ObjectNode answers) {
        Response stored = send().body(answers.toString()).post("/QuestionnaireResponse");
        return stored.then().statusCode(201).extract().path("id");
    }

    /** The finding made of a response. */
    public ValidatableResponse finding(String response) {
        return send().queryParam("derived-from", "QuestionnaireResponse/" + response)
                .queryParam("code", "attention")
                .get("/Observation")
                .then()
                .statusCode(200);
    }

    /** The colour of that finding, {@code none} without one. */
    public String colour(String response) {
        String colour = finding(response).extract().path("entry[0].resource.valueCodeableConcept.coding[0].code");
        return colour == null ? "none" : colour;
    }

    private RequestSpecification send() {
        return given().spec(ehr.get());
    }
}
