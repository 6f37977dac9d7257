package dk.stemme.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions on topics (Subscriptions R5 Backport 1.1, for R4). */
class TopicTest extends ServerTest {
    private static final String BACKPORT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-";
    private static final String TOPICS = "https://stemme.example/fhir/SubscriptionTopic/";

    private final Receiver receiver = new Receiver();
    private final String patient = "topic-" + UUID.randomUUID();

    @BeforeEach
    void aPatient() {
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\"}")
                .put("/Patient/" + patient)
                .then()
                .statusCode(201);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private ObjectNode wish(String topic, String filter, String content) {
        return Json.read("""
                {"resourceType":"Subscription","status":"requested","reason":"test","criteria":"%1$s%2$s",
                 "_criteria":{"extension":[{"url":"%3$sfilter-criteria","valueString":"%4$s"}]},
                 "channel":{"type":"rest-hook","endpoint":"%5$s","payload":"application/fhir+json",
                  "_payload":{"extension":[{"url":"%3$spayload-content","valueCode":"%6$s"}]}}}""".formatted(TOPICS, topic, BACKPORT, filter, receiver.url("localhost"), content));
    }

    private String active(ObjectNode wish) {
        String id = ehr().body(wish.toString())
                .post("/Subscription")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        becomes(id, "active");
        return id;
    }

    private void becomes(String id, String status) {
        await().untilAsserted(() -> ehr().get("/Subscription/" + id).then().body("status", equalTo(status)));
    }

    private String answer(String digits) {
        return ehr().body(Phq9.of(patient, digits).toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void amend(String id, String digits) {
        ehr().body(Phq9.of(patient, digits)
                        .put("id", id)
                        .put("status", "amended")
                        .toString())
                .put("/QuestionnaireResponse/" + id)
                .then()
                .statusCode(200);
    }

    private JsonNode told(int place) {
        await().untilAsserted(() -> assertThat(receiver.told).hasSizeGreaterThan(place));
        return Json.read(receiver.told.get(place).body());
    }

    private static String parameter(JsonNode bundle, String name) {
        for (JsonNode parameter : bundle.at("/entry/0/resource/parameter"))
            if (parameter.path("name").asText().equals(name))
                for (JsonNode value : parameter) if (!value.asText().equals(name)) return value.asText();
        throw new AssertionError("no " + name);
    }

    @Test
    void aHandshakeComesFirst() {
        active(wish("response-completed", "QuestionnaireResponse?patient=Patient/" + patient, "id-only"));
        assertThat(parameter(told(0), "type")).isEqualTo("handshake");
        assertThat(parameter(told(0), "topic")).isEqualTo(TOPICS + "response-completed");
    }

    @Test
    void whereNobodyListensItIsInError() {
        receiver.answerFirst(500);
        String id = ehr().body(wish("response-completed", "QuestionnaireResponse?patient=Patient/" + patient, "empty")
                        .toString())
                .post("/Subscription")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        becomes(id, "error");
    }

    @Test
    void aCompletedResponseIsNamed() {
        active(wish("response-completed", "QuestionnaireResponse?patient=Patient/" + patient, "id-only"));
        String id = answer("000000000");
        JsonNode bundle = told(1);
        assertThat(bundle.path("type").asText()).isEqualTo("history");
        assertThat(parameter(bundle, "type")).isEqualTo("event-notification");
        assertThat(bundle.at("/entry/1/fullUrl").asText()).isEqualTo("QuestionnaireResponse/" + id);
        assertThat(bundle.at("/entry/1/resource").isMissingNode()).isTrue();
    }

    @Test
    void anAmendedOneIsAnotherTopicAndCanBeCarriedWhole() {
        active(wish("response-amended", "QuestionnaireResponse?patient=Patient/" + patient, "full-resource"));
        String id = answer("000000000");
        amend(id, "100000000");
        assertThat(told(1).at("/entry/1/resource/status").asText()).isEqualTo("amended");
        assertThat(receiver.told).hasSize(2);
    }

    @Test
    void aCrossedThresholdIsToldWithoutSayingOfWhom() {
        active(wish("threshold-crossed", "Observation?patient=Patient/" + patient, "empty"));
        answer("000000000");
        answer("333333330");
        JsonNode bundle = told(1);
        assertThat(bundle.path("entry")).hasSize(1);
        assertThat(bundle.toString()).doesNotContain(patient);
        assertThat(parameter(bundle, "events-since-subscription-start")).isEqualTo("1");
    }

    @Test
    void itsStatusCanBeAskedFor() {
        String id = active(wish("response-completed", "QuestionnaireResponse?patient=Patient/" + patient, "id-only"));
        ehr().get("/Subscription/" + id + "/$status")
                .then()
                .statusCode(200)
                .body("type", equalTo("searchset"))
                .body("entry[0].resource.parameter.find { it.name == 'status' }.valueCode", equalTo("active"))
                .body("entry[0].resource.parameter.find { it.name == 'type' }.valueCode", equalTo("query-status"));
        ehr().get("/Subscription/unknown-one/$status").then().statusCode(404);
    }

    @Test
    void whatIsNoTopicOrNoFilterIsRefused() {
        for (ObjectNode wish : List.of(
                wish("something-else", "QuestionnaireResponse?patient=1", "empty"),
                wish("response-completed", "Observation?patient=1", "empty"),
                wish("response-completed", "QuestionnaireResponse?author=1", "empty")))
            ehr().body(wish.toString())
                    .post("/Subscription")
                    .then()
                    .statusCode(422)
                    .body("issue[0].expression[0]", containsString("Subscription.criteria"));
    }

    @Test
    void theOperationIsTheBackports() {
        anybody()
                .get("/metadata")
                .then()
                .body(
                        "rest[0].resource.find { it.type == 'Subscription' }.operation.definition",
                        hasItem(containsString(
                                "subscriptions-backport/OperationDefinition/backport-subscription-status")));
    }
}
