package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.Phq9;
import dk.stemme.server.ServerTest;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R4's RESTful interactions as an EHR relies on them. */
class RestTest extends ServerTest {
    private static String patient(String id, String more) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"" + more + "}";
    }

    private String stored(String more) {
        String id = "rest-" + UUID.randomUUID();
        ehr().body(patient(id, more)).put("/Patient/" + id).then().statusCode(201);
        return id;
    }

    @Test
    void whatIsCreatedCanBeRead() {
        String id = ehr().body("{\"resourceType\":\"Patient\",\"gender\":\"female\"}")
                .post("/Patient")
                .then()
                .statusCode(201)
                .header("Location", containsString("/fhir/Patient/"))
                .extract()
                .path("id");
        ehr().get("/Patient/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "W/\"1\"")
                .body("gender", equalTo("female"));
    }

    @Test
    void decimalsKeepTheirDigits() {
        String id = "rest-" + UUID.randomUUID();
        String body = """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},
                 "valueQuantity":{"value":1.50}}""";
        String created = ehr().body(body).post("/Observation").asString();
        assertThat(created).contains("1.50");
        assertThat(id).isNotEmpty();
    }

    @Test
    void everyVersionStaysReadable() {
        String id = stored("");
        ehr().body(patient(id, ",\"active\":true"))
                .put("/Patient/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "W/\"2\"");
        ehr().get("/Patient/" + id + "/_history/1").then().statusCode(200).body("active", nullValue());
        ehr().get("/Patient/" + id + "/_history")
                .then()
                .body("entry", hasSize(2))
                .body("total", equalTo(2));
    }

    @Test
    void anUpdateThatChangesNothingMakesNoVersion() {
        String id = stored("");
        ehr().body(patient(id, "")).put("/Patient/" + id).then().statusCode(200).header("ETag", "W/\"1\"");
    }

    @Test
    void aDeletedResourceIsGone() {
        String id = stored("");
        ehr().delete("/Patient/" + id).then().statusCode(204);
        ehr().get("/Patient/" + id).then().statusCode(410).body("issue[0].code", equalTo("deleted"));
        ehr().queryParam("_id", id).get("/Patient").then().body("entry", nullValue());
    }

    @Test
    void anUnknownResourceIs404WithNotFound() {
        ehr().get("/Patient/nobody").then().statusCode(404).body("issue[0].code", equalTo("not-found"));
    }

    @Test
    void aCompletedResponseIsNeverDeleted() {
        String id = stored("");
        String response = ehr().body(Phq9.of(id, "000000000").toString())
                .post("/QuestionnaireResponse")
                .path("id");
        ehr().delete("/QuestionnaireResponse/" + response).then().statusCode(409);
        ehr().get("/QuestionnaireResponse/" + response).then().statusCode(200);
    }

    @Test
    void xmlIsSpokenToo() {
        String id = ehr().contentType("application/fhir+xml;charset=UTF-8")
                .accept("application/fhir+xml")
                .body("<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"male\"/></Patient>")
                .post("/Patient")
                .then()
                .statusCode(201)
                .contentType("application/fhir+xml")
                .body("Patient.gender.@value", equalTo("male"))
                .extract()
                .path("Patient.id.@value");
        ehr().get("/Patient/" + id).then().body("gender", equalTo("male"));
    }

    @Test
    void aJsonPatchChangesOneThing() {
        String id = stored(",\"gender\":\"male\"");
        ehr().contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"female\"}]")
                .patch("/Patient/" + id)
                .then()
                .statusCode(200)
                .body("gender", equalTo("female"));
    }

    @Test
    void aConditionalCreateCreatesOnce() {
        String value = UUID.randomUUID().toString();
        String body =
                "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:test\",\"value\":\"" + value + "\"}]}";
        String condition = "identifier=urn:test|" + value;
        String first = ehr().header("If-None-Exist", condition)
                .body(body)
                .post("/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = ehr().header("If-None-Exist", condition)
                .body(body)
                .post("/Patient")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void searchFindsByTokenStringAndDate() {
        String value = UUID.randomUUID().toString();
        String id = stored(",\"identifier\":[{\"system\":\"urn:test\",\"value\":\"" + value
                + "\"}],\"name\":[{\"family\":\"Ærøskøbing-" + value + "\"}],\"birthDate\":\"1948-03-01\"");
        ehr().queryParam("identifier", "urn:test|" + value)
                .get("/Patient")
                .then()
                .body("entry[0].resource.id", equalTo(id));
        ehr().queryParam("identifier", value).get("/Patient").then().body("entry[0].resource.id", equalTo(id));
        ehr().queryParam("family", "ærøskøbing-" + value)
                .get("/Patient")
                .then()
                .body("entry[0].resource.id", equalTo(id));
        ehr().queryParam("identifier", value)
                .queryParam("birthdate", "ge1948")
                .get("/Patient")
                .then()
                .body("entry", hasSize(1));
        ehr().queryParam("identifier", value)
                .queryParam("birthdate", "gt1948")
                .get("/Patient")
                .then()
                .body("entry", nullValue());
    }

    @Test
    void anUnknownParameterWarnsAndIsRefusedUnderStrict() {
        ehr().queryParam("shoe-size", "44")
                .get("/Patient")
                .then()
                .statusCode(200)
                .body(
                        "entry.find { it.search.mode == 'outcome' }.resource.issue[0].diagnostics",
                        containsString("shoe-size"));
        ehr().header("Prefer", "handling=strict")
                .queryParam("shoe-size", "44")
                .get("/Patient")
                .then()
                .statusCode(400);
    }

    @Test
    void pagesFollowByLinksWithoutLossOrRepeats() {
        String id = stored("");
        for (int i = 0; i < 7; i++)
            ehr().body(Phq9.of(id, "00000000" + i % 4)
                            .put("authored", "2026-11-0" + (i + 1) + "T08:00:00Z")
                            .toString())
                    .post("/QuestionnaireResponse")
                    .then()
                    .statusCode(201);
        Set<String> seen = new HashSet<>();
        String url = "/QuestionnaireResponse?patient=Patient/" + id + "&_sort=-authored&_count=3";
        for (int page = 0; page < 3; page++) {
            JsonPath bundle = ehr().urlEncodingEnabled(false).get(url).jsonPath();
            List<String> ids = bundle.getList("entry.resource.id");
            assertThat(seen).doesNotContainAnyElementsOf(ids);
            seen.addAll(ids);
            String next = bundle.getString("link.find { it.relation == 'next' }?.url");
            assertThat(next == null).isEqualTo(page == 2);
            if (next != null) url = next.substring(next.indexOf("/fhir") + 5);
        }
        assertThat(seen).hasSize(7);
    }

    @Test
    void aTamperedPageLinkIsRefused() {
        ehr().queryParam("_page", "abcdefghijklmnop").get("/Patient").then().statusCode(400);
    }

    @Test
    void theNewestComesFirstWhenAskedFor() {
        String id = stored("");
        for (String day : List.of("03", "01", "02"))
            ehr().body(Phq9.of(id, "000000000")
                            .put("authored", "2026-11-" + day + "T08:00:00Z")
                            .toString())
                    .post("/QuestionnaireResponse");
        ehr().queryParam("subject", "Patient/" + id)
                .queryParam("_sort", "-authored")
                .get("/QuestionnaireResponse")
                .then()
                .body(
                        "entry.resource.authored",
                        equalTo(List.of("2026-11-03T08:00:00Z", "2026-11-02T08:00:00Z", "2026-11-01T08:00:00Z")));
    }

    @Test
    void aTransactionResolvesItsOwnReferences() {
        String bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:5f5b4b2e-0000-4000-8000-000000000001",
                  "resource":{"resourceType":"Patient","gender":"other"},"request":{"method":"POST","url":"Patient"}},
                 {"resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
                  "subject":{"reference":"urn:uuid:5f5b4b2e-0000-4000-8000-000000000001"}},
                  "request":{"method":"POST","url":"Encounter"}}]}""";
        JsonPath answer = ehr().body(bundle)
                .post("/")
                .then()
                .statusCode(200)
                .body("entry", hasSize(2))
                .extract()
                .jsonPath();
        assertThat(answer.getString("type")).isEqualTo("transaction-response");
        assertThat(answer.getString("entry[1].resource.subject.reference"))
                .isEqualTo("Patient/" + answer.getString("entry[0].resource.id"));
    }

    @Test
    void aBatchDoesWhatItCan() {
        String bundle = """
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"request":{"method":"GET","url":"Patient/nobody"}},
                 {"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}]}""";
        ehr().body(bundle)
                .post("/")
                .then()
                .statusCode(200)
                .body("entry[0].response.status", equalTo("404"))
                .body("entry[0].response.outcome.issue[0].code", equalTo("not-found"))
                .body("entry[1].response.status", equalTo("201"));
    }

    @Test
    void preferReturnMinimalAnswersWithoutABody() {
        String body = ehr().header("Prefer", "return=minimal")
                .body("{\"resourceType\":\"Patient\"}")
                .post("/Patient")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .extract()
                .asString();
        assertThat(body).isEmpty();
    }

    @Test
    void theCapabilityStatementIsOpenToAll() {
        anybody().get("/metadata").then().statusCode(200).body("rest[0].resource.size()", greaterThanOrEqualTo(23));
    }

    @Test
    void aPublishedQuestionnaireIsFrozen() {
        String url = "https://stemme.example/fhir/Questionnaire/frozen-" + UUID.randomUUID();
        String body = "{\"resourceType\":\"Questionnaire\",\"url\":\"" + url
                + "\",\"version\":\"1.0.0\",\"status\":\"%s\",\"title\":\"%s\",\"item\":[{\"linkId\":\"a\",\"type\":\"string\",\"text\":\"A\"}]}";
        String id = ehr().body(body.formatted("active", "First"))
                .post("/Questionnaire")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String changed = body.formatted("active", "Second").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        ehr().body(changed).put("/Questionnaire/" + id).then().statusCode(409);
        String retired = body.formatted("retired", "First").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        ehr().body(retired).put("/Questionnaire/" + id).then().statusCode(200);
        ehr().delete("/Questionnaire/" + id).then().statusCode(409);
    }

    @Test
    void aQuestionnaireThatCannotWorkIsNotPublished() {
        ehr().body("""
                        {"resourceType":"Questionnaire","url":"https://stemme.example/fhir/Questionnaire/twice",
                         "version":"1.0.0","status":"active","item":[
                         {"linkId":"a","type":"string"},{"linkId":"a","type":"string"}]}""")
                .post("/Questionnaire")
                .then()
                .statusCode(422)
                .body("issue[0].expression[0]", containsString("Questionnaire.item[1]"));
    }

    @Test
    void thePersonNumberOfASearchIsNotInItsLinks() {
        ehr().queryParam("identifier", "urn:oid:1.2.208.176.1.2|0104909989")
                .get("/Patient")
                .then()
                .body("link.find { it.relation == 'self' }.url", not(containsString("0104909989")));
    }
}
