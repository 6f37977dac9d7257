package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The history of a resource, a type and the server (R4 http 3.1.0.8). */
class HistoryTest extends SearchingTest {

    private String twice() {
        String id = patient(word());
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":true}")
                .put("/Patient/" + id);
        return id;
    }

    @Test
    void aResourceTellsItsVersionsPageByPage() {
        String id = twice();
        ehr().delete("/Patient/" + id).then().statusCode(204);
        String path = "/Patient/" + id + "/_history";
        ehr().get(path)
                .then()
                .body("total", equalTo(3))
                .body("entry.request.method", equalTo(java.util.List.of("DELETE", "PUT", "POST")));
        JsonPath first = ehr().get(path + "?_count=2").jsonPath();
        assertThat(first.getList("entry")).hasSize(2);
        String next = first.getString("link.find { it.relation == 'next' }.url");
        ehr().urlEncodingEnabled(false)
                .get(next.substring(next.indexOf("/fhir") + 5))
                .then()
                .body("entry.resource.meta.versionId", equalTo(java.util.List.of("1")));
    }

    @Test
    void sinceAndAtChooseVersions() {
        String id = patient(word());
        String before = ehr().get("/Patient/" + id).path("meta.lastUpdated");
        while (!Instant.now()
                .minusMillis(1)
                .isAfter(OffsetDateTime.parse(before).toInstant())) Thread.onSpinWait();
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":true}")
                .put("/Patient/" + id);
        String after = ehr().get("/Patient/" + id).path("meta.lastUpdated");
        String path = "/Patient/" + id + "/_history";
        ehr().queryParam("_since", after)
                .get(path)
                .then()
                .body("entry", hasSize(1))
                .body("total", equalTo(1));
        ehr().queryParam("_at", before).get(path).then().body("entry.resource.meta.versionId[0]", equalTo("1"));
        ehr().queryParam("_at", after)
                .get(path)
                .then()
                .body("entry.resource.meta.versionId", equalTo(java.util.List.of("2")));
        ehr().queryParam("_since", "yesterday").get(path).then().statusCode(400);
    }

    @Test
    void aTypeAndTheServerTellTheirNewest() {
        String id = twice();
        for (String path : java.util.List.of("/Patient/_history", "/_history"))
            ehr().queryParam("_count", 20).get(path).then().statusCode(200).body("entry.resource.id", hasItem(id));
    }

    @Test
    void whatIsNotThereHasNone() {
        ehr().get("/Patient/nobody/_history").then().statusCode(404);
        ehr().get("/Patient/nobody/_history/1").then().statusCode(404);
    }
}
