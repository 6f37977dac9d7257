package dk.stemme.server.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.OwnProcess;
import dk.stemme.server.store.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What was promised to other systems is kept after kill -9: a file that was asked for, and a notification under way. */
class ExchangeRestartTest {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path data;

    @Test
    void anExportAndANotificationThatWereCutGoOn() throws Exception {
        try (Receiver receiver = new Receiver();
                OwnProcess server = new OwnProcess(
                        data,
                        "--stemme.exports.every=1h", // the first look is at the start, the next after the test
                        "--stemme.subscriptions.every=100ms",
                        "--stemme.subscriptions.timeout=100ms",
                        "--stemme.subscriptions.private-hosts=localhost")) {
            String token = server.token();
            receiver.answerFirst(Receiver.NEVER);
            String subscription = subscribed(server, token, receiver);
            put(server, token, "{\"resourceType\":\"Patient\",\"id\":\"told\",\"active\":true}");
            await().until(() -> receiver.told.size() == 1);
            String export = server.asking(token)
                    .header("Prefer", "respond-async")
                    .queryParam("_type", "Patient")
                    .get("/Patient/$export")
                    .header("Content-Location");

            server.killAndStartAgain();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> given().auth().oauth2(token).get(export).statusCode() == 200);
            JsonNode manifest =
                    Json.read(given().auth().oauth2(token).get(export).asString());
            String file = manifest.path("output").path(0).path("url").asText();
            assertThat(given().auth().oauth2(token).get(file).asString()).contains("\"told\"");
            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.told.size() > 1);
            assertThat(receiver.told.get(1).path()).isEqualTo("/hook/Patient/told");
            String status =
                    server.asking(token).get("/Subscription/" + subscription).path("status");
            assertThat(status).isEqualTo("active");
        }
    }

    private static String subscribed(OwnProcess server, String token, Receiver receiver) {
        String id = server.asking(token)
                .body("""
                        {"resourceType":"Subscription","status":"requested","reason":"test",
                         "criteria":"Patient?active=true","channel":{"type":"rest-hook","endpoint":"%s",
                         "payload":"application/fhir+json"}}""".formatted(receiver.url("localhost")))
                .post("/Subscription")
                .path("id");
        await().until(() ->
                "active".equals(server.asking(token).get("/Subscription/" + id).path("status")));
        return id;
    }

    private static void put(OwnProcess server, String token, String patient) {
        assertThat(server.asking(token).body(patient).put("/Patient/told").statusCode())
                .isEqualTo(201);
    }
}
