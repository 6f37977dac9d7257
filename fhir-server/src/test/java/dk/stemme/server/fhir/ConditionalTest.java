package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.Test;

/** Conditional interactions and preferences (R4 http 3.1.0). */
class ConditionalTest extends SearchingTest {

    private static String known(String word, String more) {
        return ("{'resourceType':'Patient','identifier':[{'system':'urn:i','value':'" + word + "'}]" + more + "}")
                .replace('\'', '"');
    }

    @Test
    void aReadGivesNothingThatTheClientHas() {
        String id = patient(word());
        String modified = ehr().get("/Patient/" + id).header("Last-Modified");
        ehr().header("If-None-Match", "W/\"1\"").get("/Patient/" + id).then().statusCode(304);
        ehr().header("If-None-Match", "W/\"2\"").get("/Patient/" + id).then().statusCode(200);
        ehr().header("If-Modified-Since", modified).get("/Patient/" + id).then().statusCode(304);
        ehr().header("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT")
                .get("/Patient/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void anUpdateWritesToWhatTheConditionMeans() {
        String word = word();
        String condition = "/Patient?identifier=urn:i|" + word;
        String id = ehr().body(known(word, ""))
                .put(condition)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ehr().body(known(word, ",'gender':'male'"))
                .put(condition)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        ehr().body(known(word, ",'id':'" + word + "'")).put(condition).then().statusCode(400);
        ehr().body(known(word, "")).post("/Patient").then().statusCode(201);
        ehr().body(known(word, "")).put(condition).then().statusCode(412);
    }

    @Test
    void aPatchChangesWhatTheConditionMeans() {
        String word = word();
        String patch = "[{\"op\":\"add\",\"path\":\"/gender\",\"value\":\"female\"}]";
        String id = create(known(word, ""));
        ehr().contentType("application/json-patch+json")
                .body(patch)
                .patch("/Patient?identifier=urn:i|" + word)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("gender", equalTo("female"));
        ehr().contentType("application/json-patch+json")
                .body(patch)
                .patch("/Patient?identifier=urn:i|nobody")
                .then()
                .statusCode(404);
    }

    @Test
    void aDeleteTakesTheOneThatMatches() {
        String word = word();
        String id = create(known(word, ""));
        ehr().delete("/Patient?identifier=urn:i|" + word).then().statusCode(204);
        ehr().get("/Patient/" + id).then().statusCode(410);
        ehr().delete("/Patient?identifier=urn:i|" + word).then().statusCode(204);
        create(known(word, ""));
        create(known(word, ""));
        ehr().delete("/Patient?identifier=urn:i|" + word).then().statusCode(412);
        ehr().delete("/Patient?shoe=44").then().statusCode(400);
    }

    @Test
    void aStaleVersionIsNotOverwrittenPatchedOrDeleted() {
        String id = patient(word());
        String stale = "W/\"7\"";
        ehr().header("If-Match", stale)
                .body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":true}")
                .put("/Patient/" + id)
                .then()
                .statusCode(412);
        ehr().header("If-Match", stale)
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"add\",\"path\":\"/active\",\"value\":true}]")
                .patch("/Patient/" + id)
                .then()
                .statusCode(412);
        ehr().header("If-Match", stale).delete("/Patient/" + id).then().statusCode(412);
        ehr().header("If-Match", "W/\"1\"").delete("/Patient/" + id).then().statusCode(204);
    }

    @Test
    void aWriteAnswersWithWhatIsPreferred() {
        String body = known(word(), "");
        assertThat(ehr().header("Prefer", "return=minimal")
                        .body(body)
                        .post("/Patient")
                        .asString())
                .isEmpty();
        ehr().header("Prefer", "return=representation")
                .body(body)
                .post("/Patient")
                .then()
                .body("resourceType", equalTo("Patient"));
        ehr().header("Prefer", "return=OperationOutcome")
                .body(body)
                .post("/Patient")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].severity", equalTo("information"))
                .body("issue[0].diagnostics", containsString("created"));
    }

    @Test
    void aReadIsNeverMinimal() {
        String id = patient(word());
        ehr().header("Prefer", "return=minimal").get("/Patient/" + id).then().body("id", equalTo(id));
    }
}
