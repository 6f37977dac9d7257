package dk.stemme.server.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.StemmeServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives kill -9, and the first restart works. */
class RestartTest {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path data;

    @Test
    void whatWasAcknowledgedIsThereAfterKill9() throws Exception {
        int port = freePort();
        Process first = start(port);
        String token = token(port);
        int status = given().port(port)
                .auth()
                .oauth2(token)
                .contentType("application/fhir+json")
                .body("{\"resourceType\":\"Patient\",\"id\":\"survivor\"}")
                .put("/fhir/Patient/survivor")
                .statusCode();
        assertThat(status).isEqualTo(201);
        first.destroyForcibly().waitFor();
        Process second = start(port);
        int read = given().port(port)
                .auth()
                .oauth2(token)
                .get("/fhir/Patient/survivor")
                .statusCode();
        second.destroy();
        second.waitFor();
        assertThat(read).isEqualTo(200);
    }

    private Process start(int port) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StemmeServer.class.getName(),
                "--server.port=" + port,
                "--stemme.demo.load=false",
                "--stemme.datadir=" + data);
        builder.environment().remove("SPRING_PROFILES_ACTIVE");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("out.log").toFile())
                .start();
        awaitReady(port, process);
        return process;
    }

    private static void awaitReady(int port, Process process) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (Instant.now().isBefore(end) && process.isAlive()) {
            if (isReady(port)) return;
            process.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("The server did not become ready at port " + port);
    }

    private static boolean isReady(int port) {
        try {
            return given().port(port).get("/actuator/health").statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    private static String token(int port) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .path("access_token");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
