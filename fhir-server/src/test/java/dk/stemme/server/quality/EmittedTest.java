package dk.stemme.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Catalogue;
import dk.stemme.server.Phq9;
import dk.stemme.server.store.Json;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server stores and answers is right by FHIR R4 and by our own contract. */
class EmittedTest extends QualityTest {
    private static final Set<String> CONTRACT = Set.of("StructureDefinition", "CodeSystem", "ValueSet");
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final List<Resource> CATALOGUE = Catalogue.read(FHIR).resources();
    private static final Judge JUDGE = new Judge(
            FHIR,
            CATALOGUE.stream()
                    .filter(resource -> CONTRACT.contains(resource.fhirType()))
                    .toList());

    private static final Map<String, JsonNode> ANSWERS = Map.of(
            "integer", Json.object().put("valueInteger", 5),
            "decimal", Json.object().put("valueDecimal", 5),
            "boolean", Json.object().put("valueBoolean", true),
            "string", Json.object().put("valueString", "words"),
            "text", Json.object().put("valueString", "words"),
            "date", Json.object().put("valueDate", "2026-11-20"));

    @Test
    void whatTheCatalogueShips() {
        assertThat(JUDGE.errors(CATALOGUE.stream()
                        .filter(resource -> !resource.fhirType().equals("StructureDefinition")) // seen in use
                        .toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agg-published", "agg-suppressed", "mr-published"})
    void theExamplesOfAggregates(String name) throws IOException {
        try (var in = EmittedTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            assertThat(JUDGE.errors(List.of((Resource) FHIR.newJsonParser().parseResource(in))))
                    .isEmpty();
        }
    }

    @Test
    void whatFollowsFromAnAnswerToEachInstrument() {
        String patient = patient();
        for (String name : Catalogue.names()) answer(patient, name);
        List<JsonNode> observations = stored("Observation", "patient", patient);
        for (String value : List.of("valueQuantity", "valueBoolean", "valueString", "valueCodeableConcept"))
            assertThat(observations).as(value).anyMatch(observation -> observation.has(value));
        fits(observations);
        fits(stored("QuestionnaireResponse", "patient", patient));
        fits(stored("Provenance", "patient", patient));
    }

    @Test
    void answersThatAreIncompleteChangedWithdrawnOrNotYetSent() {
        String patient = patient();
        String task = invite(patient, unit("ward", ""), MARCH.atDay(1), "requested");
        ObjectNode response = Phq9.of(patient, "1111----1");
        response.putArray("extension")
                .addObject()
                .put("url", "https://stemme.example/fhir/StructureDefinition/invitation")
                .putObject("valueReference")
                .put("reference", "Task/" + task);
        String id = sent(response);
        response.put("id", id).put("status", "amended");
        put(response);
        fits(stored("Observation", "patient", patient));
        fits(stored("Task", "patient", patient));
        put(response.put("status", "entered-in-error"));
        sent(Phq9.of(patient, "--------3").put("status", "in-progress"));
        fits(stored("Observation", "patient", patient));
        fits(stored("Flag", "patient", patient));
    }

    @Test
    void whatIsNotSoIsSeen() {
        String patient = patient();
        sent(Phq9.of(patient, "000000000"));
        JsonNode score =
                stored("Observation", "patient", patient, "code", "phq9-total").get(0);
        assertThat(errors(score)).isEmpty();
        ObjectNode without = score.deepCopy();
        without.remove("valueQuantity");
        assertThat(errors(without)).anyMatch(error -> error.contains("stemme-score"));
        ObjectNode unknown = score.deepCopy();
        unknown.withArray("extension")
                .addObject()
                .put("url", "https://stemme.example/fhir/StructureDefinition/none")
                .put("valueCode", "x");
        assertThat(errors(unknown)).anyMatch(error -> error.contains("none"));
        ObjectNode coded = score.deepCopy();
        ((ObjectNode) coded.at("/component/0/code/coding/0")).put("code", "none");
        assertThat(errors(coded)).anyMatch(error -> error.contains("none"));
    }

    @Test
    void figuresThatAreToldAndFiguresThatAreWithheld() {
        String department = unit("department", "");
        String ward = unit("ward", department);
        String other = unit("other", department);
        answer(ward, MARCH, "01233");
        answer(other, MARCH, "1");
        invite(patient(), ward, MARCH.atDay(2), "requested");
        settle();
        List<JsonNode> few = stored("Observation", "category", "aggregate", "subject", "Location/" + other);
        assertThat(few).anyMatch(QualityTest::isWithheld);
        fits(few);
        answer(ward, YearMonth.of(2025, 4), "01233");
        settle();
        List<JsonNode> enough = stored("Observation", "category", "aggregate", "subject", "Location/" + ward);
        assertThat(enough).anyMatch(aggregate -> !isWithheld(aggregate));
        fits(enough);
    }

    @Test
    void whatIsOnRecord() {
        String patient = patient();
        sent(Phq9.of(patient, "000000000"));
        stored("Observation", "patient", patient);
        ehr().get("/Patient/" + patient + "/$everything").then().statusCode(200);
        ehr().get("/Patient/" + patient + "/_history").then().statusCode(200);
        ehr().get("/Patient/" + patient + "/_history/99").then().statusCode(404);
        ehr().get("/Patient/" + patient).then().statusCode(200); // what failed before is recorded before
        fits(stored("AuditEvent", "patient", patient));
        fits(stored("AuditEvent", "subtype", "ITI-71").stream().limit(1).toList());
    }

    @Test
    void whatOperationsAnswer() {
        String ward = unit("ward", "");
        answer(ward, MARCH, "01233");
        fits(List.of(
                body(ehr().queryParam("subject", "Location/" + ward)
                        .queryParam("periodStart", "2025-01-01")
                        .queryParam("periodEnd", "2025-12-31")
                        .get("/Measure/phq9-total-mean/$evaluate-measure")
                        .then()),
                body(ehr().body(Phq9.of(patient(), "3333----3").toString())
                        .post("/QuestionnaireResponse/$validate")
                        .then()),
                body(ehr().queryParam("url", "http://hl7.org/fhir/ValueSet/administrative-gender")
                        .get("/ValueSet/$expand")
                        .then()),
                body(anybody().get("/metadata").then())));
        fits(entries(body(ehr().body(Phq9.of(patient(), "3333----3").toString())
                .post("/QuestionnaireResponse/$score")
                .then())));
    }

    private static JsonNode body(ValidatableResponse response) {
        return Json.read(response.statusCode(200).extract().asString());
    }

    private void fits(List<JsonNode> resources) {
        assertThat(resources).isNotEmpty();
        assertThat(errors(resources.toArray(JsonNode[]::new))).isEmpty();
    }

    private static List<String> errors(JsonNode... resources) {
        return JUDGE.errors(Stream.of(resources)
                .map(json -> (Resource) FHIR.newJsonParser().parseResource(json.toString()))
                .toList());
    }

    private List<JsonNode> stored(String type, String... query) {
        var request = ehr().queryParam("_count", 1000);
        for (int i = 0; i < query.length; i += 2) request.queryParam(query[i], query[i + 1]);
        return entries(body(request.get("/" + type).then()));
    }

    private static List<JsonNode> entries(JsonNode bundle) {
        List<JsonNode> resources = new ArrayList<>();
        bundle.path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    private String sent(ObjectNode response) {
        return ehr().body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Every question of an instrument gets the first answer that it allows. */
    private void answer(String patient, String instrument) {
        JsonNode form = Json.read(FHIR.newJsonParser()
                .encodeResourceToString(Catalogue.entry(FHIR, instrument).questionnaire()));
        ObjectNode response = Json.object().put("resourceType", "QuestionnaireResponse");
        response.put(
                "questionnaire",
                form.path("url").asText() + "|" + form.path("version").asText());
        response.put("status", "completed").put("authored", "2026-11-20T10:00:00+01:00");
        response.putObject("subject").put("reference", "Patient/" + patient);
        fill(form.path("item"), response.putArray("item"));
        sent(response);
    }

    private static void fill(JsonNode questions, ArrayNode items) {
        for (JsonNode question : questions) {
            String type = question.path("type").asText();
            if (type.equals("display")) continue;
            ObjectNode item = items.addObject().set("linkId", question.path("linkId"));
            JsonNode option = question.at("/answerOption/0");
            if (type.equals("group")) fill(question.path("item"), item.putArray("item"));
            else if (option.has("valueCoding"))
                item.putArray("answer").addObject().set("valueCoding", option.path("valueCoding"));
            else item.putArray("answer").add(ANSWERS.get(type));
        }
    }
}
