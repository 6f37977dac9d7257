package dk.stemme.server.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job over HTTP: a response is checked, stored and scored in one transaction. */
class IntakeTest extends ServerTest {
    private String patient = "";

    @BeforeEach
    void someone() {
        patient = "it-" + UUID.randomUUID();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"name\":[{\"family\":\"Test\"}]}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
    }

    private String post(ObjectNode response) {
        return ehr().body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private io.restassured.response.ValidatableResponse observations(String code) {
        return ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("code", code)
                .get("/Observation")
                .then()
                .statusCode(200);
    }

    @Test
    void aCompletedResponseIsAnsweredWithItsStoredBytes() {
        String body = ehr().body(Phq9.of(patient, "321012103").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .header("ETag", "W/\"1\"")
                .extract()
                .asString();
        String id = io.restassured.path.json.JsonPath.from(body).getString("id");
        assertThat(ehr().get("/QuestionnaireResponse/" + id).asString()).isEqualTo(body);
    }

    @Test
    void itsScoresAreThereAtOnceAndNameTheResponse() {
        String id = post(Phq9.of(patient, "321012103"));
        observations("phq9-total")
                .body("entry", hasSize(1))
                .body("entry[0].resource.valueQuantity.value", equalTo(13))
                .body("entry[0].resource.interpretation[0].coding[0].code", equalTo("moderate"))
                .body("entry[0].resource.derivedFrom[0].reference", equalTo("QuestionnaireResponse/" + id));
    }

    @Test
    void aThresholdThatIsCrossedSaysWhy() {
        post(Phq9.of(patient, "321012103"));
        observations("attention")
                .body("entry[0].resource.valueCodeableConcept.coding[0].code", equalTo("critical"))
                .body("entry[0].resource.note.text", hasItem(startsWith("PHQ-9 er 10")));
    }

    @Test
    void anIncompleteFormIsNotScoredAndSaysHowManyWereAnswered() {
        post(Phq9.of(patient, "3210-----"));
        observations("phq9-total")
                .body("entry[0].resource.valueQuantity", equalTo(null))
                .body("entry[0].resource.dataAbsentReason.text", equalTo("4 af 9 besvaret"));
    }

    @Test
    void theSecondResponseTellsTheChange() {
        post(Phq9.of(patient, "333333330"));
        ObjectNode later = Phq9.of(patient, "111111110").put("authored", "2026-11-21T10:00:00+01:00");
        post(later);
        observations("phq9-total")
                .body(
                        "entry.resource.find { it.valueQuantity.value == 8 }.component.find"
                                + " { it.code.coding[0].code == 'change-last' }.valueQuantity.value",
                        equalTo(-16));
    }

    @Test
    void theSameSentTwiceIsStoredOnce() {
        ObjectNode response =
                Phq9.identified(Phq9.of(patient, "000000000"), UUID.randomUUID().toString());
        String id = post(response);
        ehr().body(response.toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        observations("phq9-total").body("entry", hasSize(1));
    }

    @Test
    void theSameSentByManyAtTheSameInstantIsStoredOnce() throws Exception {
        String body = Phq9.identified(
                        Phq9.of(patient, "000000000"), UUID.randomUUID().toString())
                .toString();
        Callable<Integer> send =
                () -> ehr().body(body).post("/QuestionnaireResponse").statusCode();
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = pool.invokeAll(java.util.Collections.nCopies(8, send)).stream()
                    .map(IntakeTest::result)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        } finally {
            pool.shutdown();
        }
        observations("phq9-total").body("entry", hasSize(1));
    }

    private static int result(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSameIdentifierWithOtherAnswersIsAConflict() {
        String identifier = UUID.randomUUID().toString();
        post(Phq9.identified(Phq9.of(patient, "000000000"), identifier));
        ehr().body(Phq9.identified(Phq9.of(patient, "111111111"), identifier).toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(409)
                .body("issue[0].code", equalTo("duplicate"));
    }

    @Test
    void anAmendmentSupersedesTheScores() {
        String id = post(Phq9.of(patient, "000000000"));
        ObjectNode amended =
                Phq9.of(patient, "100000000").put("status", "amended").put("id", id);
        ehr().body(amended.toString())
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200)
                .body("meta.versionId", equalTo("2"));
        observations("phq9-total")
                .body("entry", hasSize(1))
                .body("entry[0].resource.status", equalTo("amended"))
                .body("entry[0].resource.meta.versionId", equalTo("2"))
                .body("entry[0].resource.valueQuantity.value", equalTo(1));
    }

    @Test
    void aCompletedResponseCannotBecomeADraftAgain() {
        String id = post(Phq9.of(patient, "000000000"));
        ObjectNode draft =
                Phq9.of(patient, "000000000").put("status", "in-progress").put("id", id);
        ehr().body(draft.toString()).put("/QuestionnaireResponse/" + id).then().statusCode(409);
    }

    @Test
    void enteredInErrorWithdrawsTheScores() {
        String id = post(Phq9.of(patient, "000000000"));
        ObjectNode wrong =
                Phq9.of(patient, "000000000").put("status", "entered-in-error").put("id", id);
        ehr().body(wrong.toString()).put("/QuestionnaireResponse/" + id).then().statusCode(200);
        observations("phq9-total").body("entry[0].resource.status", equalTo("entered-in-error"));
    }

    @Test
    void aDraftIsNotScoredButACriticalAnswerIsTold() {
        ObjectNode draft = Phq9.of(patient, "--------2").put("status", "in-progress");
        post(draft);
        observations("phq9-total").body("entry", equalTo(null));
        observations("attention")
                .body("entry[0].resource.status", equalTo("preliminary"))
                .body("entry[0].resource.valueCodeableConcept.coding[0].code", equalTo("critical"));
    }

    @Test
    void aDraftIsOverwrittenInPlaceAndHistoryBeginsWithCompletion() {
        String id = post(Phq9.of(patient, "0--------").put("status", "in-progress"));
        ObjectNode more =
                Phq9.of(patient, "01-------").put("status", "in-progress").put("id", id);
        ehr().body(more.toString()).put("/QuestionnaireResponse/" + id).then().statusCode(200);
        ehr().body(Phq9.of(patient, "012000000").put("id", id).toString())
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200)
                .body("meta.versionId", equalTo("3"));
        ehr().get("/QuestionnaireResponse/" + id + "/_history").then().body("entry", hasSize(1));
        observations("phq9-total").body("entry[0].resource.valueQuantity.value", equalTo(3));
    }

    @Test
    void withoutAVersionTheNewestActiveOneIsWrittenIn() {
        ObjectNode response =
                Phq9.of(patient, "000000000").put("questionnaire", "https://stemme.example/fhir/Questionnaire/phq9");
        String id = post(response);
        ehr().get("/QuestionnaireResponse/" + id)
                .then()
                .body("questionnaire", equalTo("https://stemme.example/fhir/Questionnaire/phq9|1.0.0"));
    }

    @Test
    void anIntakeLeavesOneProvenance() {
        String id = post(Phq9.of(patient, "000000000"));
        ehr().queryParam("target", "QuestionnaireResponse/" + id)
                .get("/Provenance")
                .then()
                .body("entry", hasSize(1))
                .body("entry[0].resource.agent[0].who.reference", equalTo("Patient/" + patient));
    }
}
