package dk.stemme.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import dk.stemme.server.denmark.document.Qfdd;
import dk.stemme.server.denmark.document.Qrd;
import dk.stemme.server.store.Json;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Denmark's national documents: asked for by {@code $qfdd} and {@code $qrd}, and told to a subscriber. */
class DocumentTest extends ServerTest {
    private static final String CPR = "0104909989";
    private static boolean there;
    private final String patient = "doc-" + UUID.randomUUID();

    @BeforeEach
    void aPatientOnAWard() {
        if (!there) ward();
        put("""
                {"resourceType":"Patient","id":"%s","identifier":[{"use":"official","system":"urn:oid:1.2.208.176.1.2",
                 "value":"%s"}],"name":[{"use":"official","family":"Berggren","given":["Ruddi"]}],"gender":"male",
                 "birthDate":"1990-04-01"}""".formatted(patient, CPR));
        put("""
                {"resourceType":"EpisodeOfCare","id":"%1$s","status":"active","patient":{"reference":"Patient/%1$s"},
                 "managingOrganization":{"reference":"Organization/doc-ward"}}""".formatted(patient));
    }

    private void ward() {
        put("""
                {"resourceType":"Organization","id":"doc-ward","name":"Afdeling Ø","identifier":[
                 {"system":"urn:oid:1.2.208.176.1.1","value":"310541000016007"}]}""");
        put("""
                {"resourceType":"Location","id":"doc-ward","status":"active","name":"Afdeling Ø","physicalType":{"coding":[
                 {"system":"https://stemme.example/fhir/CodeSystem/unit-type","code":"ward"}]},
                 "managingOrganization":{"reference":"Organization/doc-ward"}}""");
        there = true;
    }

    private void put(String json) {
        JsonNode resource = Json.read(json);
        ehr().body(json)
                .put("/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .then()
                .statusCode(201);
    }

    private String answered() {
        return ehr().body(Phq9.of(patient, "012301230").toString())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse qrd(String response) {
        return ehr().get("/QuestionnaireResponse/" + response + "/$qrd").then();
    }

    private static byte[] document(JsonNode parameters) {
        JsonNode document = parameters.path("parameter").get(0);
        assertThat(document.path("name").asText()).isEqualTo("document");
        assertThat(document.path("resource").path("contentType").asText()).isEqualTo("application/xml");
        return Base64.getDecoder().decode(document.path("resource").path("data").asText());
    }

    @Test
    void aFormIsGivenAsADocumentThatReadsBack() {
        JsonNode parameters = Json.read(ehr().get("/Questionnaire/phq9-1.0.0/$qfdd")
                .then()
                .statusCode(200)
                .body("parameter.name", equalTo(java.util.List.of("document", "outcome")))
                .extract()
                .asString());

        var form = Qfdd.read(document(parameters));
        assertThat(form.getUrl()).isEqualTo("https://stemme.example/fhir/Questionnaire/phq9");
        assertThat(form.getTitle()).isEqualTo("PHQ-9: symptomer på depression");
        assertThat(form.getItem()).hasSizeGreaterThan(9);
    }

    @Test
    void aFormIsFoundByItsCanonical() {
        ehr().queryParam("questionnaire", "https://stemme.example/fhir/Questionnaire/phq9|1.0.0")
                .get("/Questionnaire/$qfdd")
                .then()
                .statusCode(200)
                .body("parameter[0].resource.resourceType", equalTo("Binary"));
    }

    @ParameterizedTest
    @CsvSource({"da, Dokumentet har ikke plads til", "en, The document has no place for"})
    void whatTheDocumentDoesNotSayIsListed(String language, String text) {
        ehr().header("Accept-Language", language)
                .get("/Questionnaire/phq9-1.0.0/$qfdd")
                .then()
                .body(
                        "parameter[1].resource.issue.severity.unique()",
                        equalTo(java.util.List.of("warning", "information")))
                .body("parameter[1].resource.issue[0].diagnostics", startsWith(text));
    }

    @Test
    void aResponseIsGivenAsADocumentThatReadsBack() {
        String id = answered();
        JsonNode parameters = Json.read(qrd(id).statusCode(200).extract().asString());

        QuestionnaireResponse read = Qrd.read(document(parameters));
        assertThat(read.getQuestionnaire()).isEqualTo("https://stemme.example/fhir/Questionnaire/phq9|1.0.0");
        assertThat(read.getItem())
                .extracting(QuestionnaireResponse.QuestionnaireResponseItemComponent::getLinkId)
                .hasSize(9)
                .contains("phq9_1", "phq9_9");
        assertThat(new String(document(parameters), StandardCharsets.UTF_8))
                .contains(CPR, "Berggren", "310541000016007", "Afdeling Ø");
    }

    @Test
    void itsMetadataAreThoseOfAnXdsEntry() throws GeneralSecurityException {
        JsonNode parameters = Json.read(qrd(answered()).extract().asString());
        JsonNode metadata = parameters.path("parameter").get(1).path("resource");
        JsonNode attachment = metadata.path("content").get(0).path("attachment");
        byte[] xml = document(parameters);

        assertThat(attachment.path("title").asText()).isEqualTo("PHQ-9: symptomer på depression");
        assertThat(metadata.path("type").path("coding").get(0).path("code").asText())
                .isEqualTo("74465-6");
        assertThat(metadata.path("category")
                        .get(0)
                        .path("coding")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("001");
        assertThat(metadata.path("content").get(0).path("format").path("code").asText())
                .isEqualTo("urn:ad:dk:medcom:qrd-v1.3:full");
        assertThat(metadata.path("subject").path("identifier").path("value").asText())
                .isEqualTo(CPR);
        assertThat(metadata.path("contained")
                        .get(0)
                        .path("identifier")
                        .get(0)
                        .path("system")
                        .asText())
                .isEqualTo("urn:oid:1.2.208.176.1.1");
        assertThat(attachment.path("size").asInt()).isEqualTo(xml.length);
        assertThat(Base64.getDecoder().decode(attachment.path("hash").asText()))
                .isEqualTo(MessageDigest.getInstance("SHA-1").digest(xml));
        assertThat(metadata.path("masterIdentifier").path("value").asText())
                .isEqualTo("urn:uuid:"
                        + parameters
                                .path("parameter")
                                .get(0)
                                .path("resource")
                                .path("id")
                                .asText());
        assertThat(metadata.path("context").path("period").path("end").asText()).startsWith("2026-11-20T10:00:00");
    }

    @Test
    void theSameVersionIsAlwaysTheSameDocument() {
        String id = answered();
        assertThat(qrd(id).extract().asString()).isEqualTo(qrd(id).extract().asString());
    }

    @Test
    void aResponseInTheBodyIsTheSameDocument() {
        String id = answered();
        String sent = ehr().get("/QuestionnaireResponse/" + id).asString();
        String answer = ehr().body(sent)
                .post("/QuestionnaireResponse/$qrd")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(document(Json.read(answer)))
                .isEqualTo(document(Json.read(qrd(id).extract().asString())));
    }

    @Test
    void withoutAnybodyResponsibleThereIsNoDocument() {
        ehr().body(Phq9.of(patient, "000000000").toString())
                .post("/QuestionnaireResponse/$qrd")
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("stemme.institution.sor"));
    }

    @Test
    void aWrongAnswerIsRefusedAtItsPlace() {
        ObjectNode response = Phq9.of(patient, "000000000");
        ((ObjectNode) response.path("item").get(1)).remove("linkId");
        ehr().body(response.toString())
                .post("/QuestionnaireResponse/$qrd")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", startsWith("QuestionnaireResponse.item[1]"));
    }

    @Test
    void aWrongFormIsRefusedAtItsPlace() {
        ehr().body("""
                {"resourceType":"Questionnaire","url":"https://example.org/q","version":"1","status":"draft",
                 "item":[{"type":"integer","text":"Uden linkId"}]}""")
                .post("/Questionnaire/$qfdd")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", startsWith("Questionnaire.item[0]"));
    }

    @Test
    void withoutAResponseItSaysWhatIsMissing() {
        ehr().body("{\"resourceType\":\"Parameters\"}")
                .post("/QuestionnaireResponse/$qrd")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("questionnaire-response"));
    }

    @Test
    void aDraftIsNoDocument() {
        String id = ehr().body(
                        Phq9.of(patient, "01").put("status", "in-progress").toString())
                .post("/QuestionnaireResponse")
                .path("id");
        qrd(id).statusCode(422).body("issue[0].expression[0]", equalTo("QuestionnaireResponse.status"));
    }

    @Test
    void aPersonWithoutANumberCannotBeShared() {
        put("{\"resourceType\":\"Patient\",\"id\":\"%s-x\"}".formatted(patient));
        String id = ehr().body(Phq9.of(patient + "-x", "012301230").toString())
                .post("/QuestionnaireResponse")
                .path("id");
        qrd(id).statusCode(422).body("issue[0].expression[0]", equalTo("QuestionnaireResponse.subject"));
    }

    @Test
    void whoSawTheDocumentIsOnRecord() {
        String id = answered();
        qrd(id).statusCode(200);
        ehr().queryParam("entity", "Patient/" + patient)
                .get("/AuditEvent")
                .then()
                .body("entry.resource.subtype.flatten().code", hasItem("operation"))
                .body("toString()", not(containsString(CPR)));
    }

    private ObjectNode subscription(String criteria, Receiver receiver) {
        ObjectNode subscription = Json.object().put("resourceType", "Subscription");
        subscription.put("status", "requested").put("reason", "XDS").put("criteria", criteria);
        subscription
                .putObject("channel")
                .put("type", "rest-hook")
                .put("endpoint", receiver.url("localhost"))
                .put("payload", "text/xml");
        return subscription;
    }

    @Test
    void aSubscriberIsToldOfCompletedResponsesAsDocumentsUntilItHasHeard() {
        try (Receiver receiver = new Receiver()) {
            receiver.answerFirst(503);
            String criteria = "QuestionnaireResponse?status=completed,amended&patient=Patient/" + patient;
            String id = ehr().body(subscription(criteria, receiver).toString())
                    .post("/Subscription")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            await().untilAsserted(() -> ehr().get("/Subscription/" + id).then().body("status", equalTo("active")));
            answered();

            await().untilAsserted(() -> assertThat(receiver.told).hasSize(2));
            Receiver.Told told = receiver.told.get(1);
            assertThat(told.headers().get("Content-Type")).startsWith("text/xml");
            assertThat(Qrd.read(told.body().getBytes(StandardCharsets.UTF_8)).getItem())
                    .hasSize(9);
        }
    }

    @Test
    void onlyResponsesAreToldAsDocuments() {
        try (Receiver receiver = new Receiver()) {
            ehr().body(subscription("Observation?status=final", receiver).toString())
                    .post("/Subscription")
                    .then()
                    .statusCode(422)
                    .body("issue[0].expression[0]", equalTo("Subscription.channel.payload"));
        }
    }
}
