package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batch and transaction (R4 http 3.1.0.11). */
class TransactionTest extends SearchingTest {

    private ValidatableResponse post(String type, String... entries) {
        String bundle = "{'resourceType':'Bundle','type':'" + type + "','entry':[" + String.join(",", entries) + "]}";
        return ehr().body(bundle.replace('\'', '"')).post("/").then();
    }

    private static String entry(String method, String url, String more) {
        return "{" + more + "'request':{'method':'" + method + "','url':'" + url + "'}}";
    }

    private static String patientOf(String word, String fullUrl, String ifNoneExist) {
        String condition = ifNoneExist.isEmpty() ? "" : ",'ifNoneExist':'" + ifNoneExist + "'";
        return "{'fullUrl':'" + fullUrl
                + "','resource':{'resourceType':'Patient','identifier':[{'system':'urn:i','value':'" + word
                + "'}]},'request':{'method':'POST','url':'Patient'" + condition + "}}";
    }

    private static String encounterOf(String reference) {
        return "{'resource':{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'},'subject':{'reference':'"
                + reference + "'}},'request':{'method':'POST','url':'Encounter'}}";
    }

    @Test
    void verbsRunInTheOrderOfTheSpecificationAndAnswersStandInTheOrderOfEntries() {
        String word = word();
        String old = patient(word);
        post(
                        "transaction",
                        entry("GET", "Patient?family=" + word, ""),
                        "{'resource':{'resourceType':'Patient','id':'" + word + "','name':[{'family':'" + word
                                + "'}]},'request':{'method':'PUT','url':'Patient/" + word + "'}}",
                        entry("DELETE", "Patient/" + old, ""))
                .statusCode(200)
                .body("entry[0].resource.entry.resource.id", equalTo(List.of(word)))
                .body("entry.response.status", equalTo(List.of("200", "201", "204")));
    }

    @Test
    void aReferenceMeansWhatAnEarlierOrLaterEntryBecomes() {
        String word = word();
        ValidatableResponse answer = post(
                        "transaction",
                        encounterOf("urn:uuid:0b0a3e5e-0000-4000-8000-000000000001"),
                        patientOf(word, "urn:uuid:0b0a3e5e-0000-4000-8000-000000000001", ""))
                .statusCode(200);
        String id = answer.extract().path("entry[1].resource.id");
        answer.body("entry[0].resource.subject.reference", equalTo("Patient/" + id));
    }

    @Test
    void aReferenceToAConditionalCreateMeansTheOneThatIsThere() {
        String word = word();
        String condition = "identifier=urn:i|" + word;
        String urn = "urn:uuid:0b0a3e5e-0000-4000-8000-000000000002";
        String there =
                post("transaction", patientOf(word, urn, condition)).extract().path("entry[0].resource.id");
        post("transaction", patientOf(word, urn, condition), encounterOf(urn))
                .statusCode(200)
                .body("entry[0].response.status", equalTo("200"))
                .body("entry[1].resource.subject.reference", equalTo("Patient/" + there));
    }

    @Test
    void aReferenceToAConditionalUpdateMeansTheOneThatIsWritten() {
        String word = word();
        String urn = "urn:uuid:0b0a3e5e-0000-4000-8000-000000000003";
        String put = "{'fullUrl':'" + urn + "','resource':{'resourceType':'Patient','identifier':[{'system':'urn:i',"
                + "'value':'" + word + "'}]},'request':{'method':'PUT','url':'Patient?identifier=urn:i|" + word + "'}}";
        ValidatableResponse answer = post("transaction", put, encounterOf(urn)).statusCode(200);
        String id = answer.extract().path("entry[0].resource.id");
        answer.body("entry[1].resource.subject.reference", equalTo("Patient/" + id));
    }

    @Test
    void aConditionalReferenceIsLookedUpAndMustMeanOne() {
        String word = word();
        String id = create("{'resourceType':'Patient','identifier':[{'system':'urn:i','value':'" + word + "'}]}");
        String reference = "Patient?identifier=urn:i|" + word;
        post("transaction", encounterOf(reference))
                .statusCode(200)
                .body("entry[0].resource.subject.reference", equalTo("Patient/" + id));
        post("transaction", encounterOf("Patient?identifier=urn:i|nobody")).statusCode(412);
    }

    @Test
    void nothingIsKeptWhenOneEntryFails() {
        String word = word();
        post(
                        "transaction",
                        patientOf(word, "urn:uuid:0b0a3e5e-0000-4000-8000-000000000004", ""),
                        entry("GET", "Patient/nobody", ""))
                .statusCode(404)
                .body("issue[0].expression[0]", equalTo("Bundle.entry[1]"));
        assertThat(found("Patient", "identifier", word)).isEmpty();
    }

    @Test
    void aResourceIsChangedByOneEntryOnly() {
        String id = patient(word());
        post("transaction", entry("DELETE", "Patient/" + id, ""), entry("DELETE", "Patient/" + id, ""))
                .statusCode(400);
        ehr().get("/Patient/" + id).then().statusCode(200);
    }

    @Test
    void patchesDeletesByConditionAndOldVersionsAreServedInABundle() {
        String word = word();
        String id = patient(word);
        String patch = Base64.getEncoder()
                .encodeToString(
                        "[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]".getBytes(StandardCharsets.UTF_8));
        post(
                        "batch",
                        entry(
                                "PATCH",
                                "Patient/" + id,
                                "'resource':{'resourceType':'Binary','contentType':'application/json-patch+json','data':'"
                                        + patch + "'},"),
                        entry("GET", "Patient/" + id + "/_history/1", ""),
                        entry("GET", "Patient/" + id + "/_history", ""),
                        entry("DELETE", "Patient?family=" + word, ""),
                        entry("GET", "Patient/" + id, ""),
                        entry("GET", "Observation?patient=" + id + "&shoe=1", ""))
                .statusCode(200)
                .body("entry[0].resource.active", equalTo(true))
                .body("entry[1].resource.active", nullValue())
                .body("entry[2].resource.total", equalTo(2))
                .body("entry[3].response.status", equalTo("204"))
                .body("entry[4].response.status", equalTo("410"))
                .body("entry[5].resource.entry[0].search.mode", equalTo("outcome"));
    }
}
