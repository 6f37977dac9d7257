package dk.stemme.server.questionnaire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Diary;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A published score definition stays as it is: without it, no answer to its form could be taken. */
class FrozenScoreTest extends ServerTest {
    private String address = "";

    @BeforeEach
    void aPublishedScore() {
        address = "/ObservationDefinition/" + Diary.published(this::ehr).mark + "-score";
    }

    private ObjectNode score() {
        return Json.read(ehr().get(address).asString());
    }

    private ObjectNode withStatus(String status) {
        ObjectNode score = score();
        ((ObjectNode) score.path("extension").get(2)).put("valueCode", status);
        return score;
    }

    @Test
    void itIsNotChanged() {
        ObjectNode changed = score();
        ((ObjectNode) changed.path("extension").get(0)).put("valueUri", "https://test.example/another");
        ehr().body(changed.toString()).put(address).then().statusCode(409);
        ehr().body(withStatus("draft").toString()).put(address).then().statusCode(409);
    }

    @Test
    void itsCanonicalIsNotTakenByAnother() {
        ObjectNode second = score();
        second.remove("id");
        ehr().body(second.toString()).post("/ObservationDefinition").then().statusCode(409);
    }

    @Test
    void itIsNotDeleted() {
        ehr().delete(address).then().statusCode(409);
    }

    @Test
    void itCanBeRetired() {
        ehr().body(withStatus("retired").toString()).put(address).then().statusCode(200);
    }
}
