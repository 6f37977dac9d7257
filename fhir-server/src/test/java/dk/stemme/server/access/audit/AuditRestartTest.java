package dk.stemme.server.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.OwnProcess;
import dk.stemme.server.StemmeServer;
import dk.stemme.server.store.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What was answered before kill -9 is on record after it, and the record is as it was sealed. */
class AuditRestartTest {
    private static final int READERS = 4;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path data;

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean killed = new AtomicBoolean();

    @Test
    void everyAnsweredReadHasItsEventAfterKill9() throws Exception {
        try (OwnProcess server = new OwnProcess(data, "--stemme.audit.seal-every=100ms")) {
            String token = server.token();
            String body = "{\"resourceType\":\"Patient\",\"id\":\"watched\"}";
            assertThat(server.asking(token).body(body).put("/Patient/watched").statusCode())
                    .isEqualTo(201);
            ExecutorService readers = Executors.newFixedThreadPool(READERS);
            for (int i = 0; i < READERS; i++) readers.execute(() -> readOn(server, token));
            while (answered.size() < 500) TimeUnit.MILLISECONDS.sleep(10);
            server.killAndStartAgain();
            killed.set(true);
            readers.shutdown();
            assertThat(readers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(recorded(server, token)).containsAll(answered);
        }
        assertThat(verifyAudit()).isZero();
    }

    /** Under numbers of its own, until the server is gone. */
    private void readOn(OwnProcess server, String token) {
        for (int i = 0; !killed.get(); i++) {
            String number = Thread.currentThread().getId() + "-" + i;
            try {
                int status = server.asking(token)
                        .header("X-Request-Id", number)
                        .get("/Patient/watched")
                        .statusCode();
                if (status == 200) answered.add(number);
            } catch (Exception e) {
                return;
            }
        }
    }

    private static Set<String> recorded(OwnProcess server, String token) {
        Set<String> numbers = new HashSet<>();
        JsonNode page = Json.read(server.asking(token)
                .queryParam("patient", "Patient/watched")
                .queryParam("_count", 1000)
                .get("/AuditEvent")
                .asString());
        while (true) {
            for (JsonNode entry : page.path("entry"))
                for (JsonNode entity : entry.at("/resource/entity"))
                    numbers.add(entity.at("/what/identifier/value").asText());
            String next = next(page);
            if (next.isEmpty()) return numbers;
            page = Json.read(server.asking(token)
                    .basePath("")
                    .urlEncodingEnabled(false)
                    .get(next)
                    .asString());
        }
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link"))
            if (link.path("relation").asText().equals("next"))
                return link.path("url").asText();
        return "";
    }

    private int verifyAudit() throws Exception {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StemmeServer.class.getName(),
                        VerifyAudit.COMMAND,
                        "--stemme.datadir=" + data))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("verify.log").toFile())
                .start()
                .waitFor();
    }
}
