package dk.stemme.server.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions on criteria (R4): other systems are told of what they asked for, until they have heard it. */
class SubscriptionTest extends ServerTest {
    private static final String CONTENT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content";

    private final Receiver receiver = new Receiver();
    private final String patient = "sub-" + UUID.randomUUID();

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

    private ObjectNode wish(String criteria) {
        ObjectNode subscription = Json.object().put("resourceType", "Subscription");
        subscription.put("status", "requested").put("reason", "test").put("criteria", criteria);
        subscription.putObject("channel").put("type", "rest-hook").put("endpoint", receiver.url("localhost"));
        return subscription;
    }

    private ObjectNode findings() {
        return wish("Observation?code=attention&subject=Patient/" + patient);
    }

    private static ObjectNode channel(ObjectNode subscription) {
        return (ObjectNode) subscription.path("channel");
    }

    private String active(ObjectNode subscription) {
        String id = ehr().body(subscription.toString())
                .post("/Subscription")
                .then()
                .statusCode(201)
                .body("status", equalTo("requested"))
                .extract()
                .path("id");
        becomes(id, "active");
        return id;
    }

    private void becomes(String id, String status) {
        await().untilAsserted(() ->
                ehr().get("/Subscription/" + id).then().statusCode(200).body("status", equalTo(status)));
    }

    private void answer(String digits) {
        ehr().body(Phq9.of(patient, digits).toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    private Receiver.Told first() {
        await().untilAsserted(() -> assertThat(receiver.told).isNotEmpty());
        return receiver.told.get(0);
    }

    @Test
    void whatIsAskedForBecomesActiveAndIsToldWithoutContent() {
        active(findings());
        answer("333333330");

        assertThat(first().method()).isEqualTo("POST");
        assertThat(first().path()).isEqualTo("/hook");
        assertThat(first().body()).isEmpty();
    }

    @Test
    void whatDoesNotMatchIsNotTold() {
        active(wish("Observation?code=attention&subject=Patient/other-" + patient));
        active(wish("QuestionnaireResponse?status=completed&subject=Patient/" + patient));
        answer("333333330");

        first();
        assertThat(receiver.told).hasSize(1);
    }

    @Test
    void aMimeTypeSendsTheResourceToItsPlaceBelowTheEndpoint() {
        ObjectNode wish = findings();
        channel(wish).put("payload", "application/fhir+json").putArray("header").add("Authorization: Bearer s3cret");
        active(wish);
        answer("333333330");

        JsonNode sent = Json.read(first().body());
        assertThat(first().method()).isEqualTo("PUT");
        assertThat(first().path())
                .isEqualTo("/hook/Observation/" + sent.path("id").asText());
        assertThat(first().headers()).containsEntry("Authorization", "Bearer s3cret");
        assertThat(sent.path("subject").path("reference").asText()).isEqualTo("Patient/" + patient);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id-only", "full-resource"})
    void theBackportsContentCodesSendANotificationBundle(String content) {
        ObjectNode wish = findings();
        channel(wish)
                .put("payload", "application/fhir+json")
                .putObject("_payload")
                .putArray("extension")
                .addObject()
                .put("url", CONTENT)
                .put("valueCode", content);
        String id = active(wish);
        answer("333333330");

        JsonNode bundle = Json.read(first().body());
        JsonNode status = bundle.path("entry").path(0).path("resource").path("parameter");
        assertThat(status.path(0).path("valueReference").path("reference").asText())
                .isEqualTo("Subscription/" + id);
        assertThat(bundle.path("entry").path(1).path("fullUrl").asText()).startsWith("Observation/");
        assertThat(bundle.path("entry").path(1).has("resource")).isEqualTo(content.equals("full-resource"));
    }

    @Test
    void aSecretSignsWhatIsSentAndIsNeverSentOrShown() throws Exception {
        ObjectNode wish = findings();
        channel(wish).put("payload", "application/fhir+json").putArray("header").add("Stemme-Secret: tell-nobody");
        String id = active(wish);
        answer("333333330");

        String[] signature = first().headers().get("Stemme-Signature").split(",");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("tell-nobody".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = signature[0].substring(2) + "." + first().body();
        assertThat(signature[1])
                .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        assertThat(first().headers()).doesNotContainKey("Stemme-Secret");
        ehr().get("/Subscription/" + id).then().body("channel.header[0]", equalTo("Stemme-Secret: ***"));
    }

    @Test
    void aFailureIsTriedAgain() {
        receiver.answerFirst(503, 500);
        String id = active(findings());
        answer("333333330");

        await().untilAsserted(() -> assertThat(receiver.told).hasSize(3));
        becomes(id, "active");
    }

    @Test
    void afterTheLastTryItIsInErrorUntilAskedForAgainAndNothingIsLost() {
        receiver.answerFirst(500, 500, 500);
        String id = active(findings());
        answer("333333330");
        becomes(id, "error");
        ehr().get("/Subscription/" + id).then().body("error", containsString("the answer was 500"));

        ObjectNode again =
                Json.read(ehr().get("/Subscription/" + id).asString()).put("status", "requested");
        ehr().body(again.toString()).put("/Subscription/" + id).then().statusCode(200);
        becomes(id, "active");
        await().untilAsserted(() -> assertThat(receiver.told).hasSize(4));
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answerFirst(302, 302, 302);
        String id = active(findings());
        answer("333333330");

        becomes(id, "error");
        assertThat(receiver.told).extracting(Receiver.Told::path).containsOnly("/hook");
    }

    @Test
    void offStopsIt() {
        String id = active(findings());
        ObjectNode off = Json.read(ehr().get("/Subscription/" + id).asString()).put("status", "off");
        ehr().body(off.toString()).put("/Subscription/" + id).then().statusCode(200);
        active(wish("QuestionnaireResponse?subject=Patient/" + patient));
        answer("333333330");

        first();
        assertThat(receiver.told).hasSize(1);
    }

    @Test
    void whatWaitedWhenItWasSwitchedOffIsNotToldLater() {
        receiver.answerFirst(500, 500, 500);
        ObjectNode wish = findings();
        channel(wish).put("payload", "application/fhir+json");
        String id = active(wish);
        answer("333333330");
        becomes(id, "error");
        for (String status : new String[] {"off", "requested"}) {
            ObjectNode next = Json.read(ehr().get("/Subscription/" + id).asString());
            ehr().body(next.put("status", status).toString())
                    .put("/Subscription/" + id)
                    .then()
                    .statusCode(200);
        }
        becomes(id, "active");
        answer("000000003");
        await().untilAsserted(() -> assertThat(receiver.told).hasSize(4));
        assertThat(receiver.told.get(3).path())
                .isNotEqualTo(receiver.told.get(0).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/hook",
                "https://10.1.2.3/hook",
                "https://192.168.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/hook",
                "https://[::1]/hook",
                "https://[fd00::1]/hook",
                "https://[::ffff:10.0.0.1]/hook",
                "https://[64:ff9b::a00:1]/hook",
                "http://93.184.216.34/hook",
                "ftp://localhost/hook",
                "https://user:pw@localhost/hook",
                "nowhere"
            })
    void addressesInsideAreRefused(String endpoint) {
        ObjectNode wish = findings();
        channel(wish).put("endpoint", endpoint);
        ehr().body(wish.toString())
                .post("/Subscription")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Subscription.channel.endpoint"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation?nothing=1", "Nothing?code=1", "AuditEvent?action=R", "Observation?date=soon"})
    void criteriaThatCannotBeSearchedAreRefused(String criteria) {
        ehr().body(wish(criteria).toString())
                .post("/Subscription")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Subscription.criteria"));
    }

    @Test
    void aHeaderCannotSmuggleAnother() {
        ObjectNode wish = findings();
        channel(wish).putArray("header").add("X-A: b\r\nHost: other");
        ehr().body(wish.toString()).post("/Subscription").then().statusCode(422);
    }

    @Test
    void onlyTheServerMakesItActive() {
        ehr().body(findings().put("status", "active").toString())
                .post("/Subscription")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", equalTo("Subscription.status"));
    }

    @Test
    void oneIsToldOnlyWhatOneMayRead() {
        given().spec(anybody())
                .auth()
                .oauth2(token("system/Subscription.cruds system/Patient.rs"))
                .body(findings().toString())
                .post("/Subscription")
                .then()
                .statusCode(403);
    }

    @Test
    void whatWasToldGoesOnRecord() {
        ObjectNode wish = findings();
        channel(wish).put("payload", "application/fhir+json");
        active(wish);
        answer("333333330");
        first();

        ehr().queryParam("patient", "Patient/" + patient)
                .queryParam("action", "E")
                .get("/AuditEvent")
                .then()
                .body("entry.findAll { it.resource.subtype[0].code == 'operation' }", hasSize(1));
    }
}
