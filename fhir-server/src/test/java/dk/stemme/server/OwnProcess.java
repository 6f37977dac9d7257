package dk.stemme.server;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed and started again over the same data. */
public final class OwnProcess implements AutoCloseable {
    private final Path data;
    private final int port;
    private final List<String> settings;
    private Process process;

    /** @param settings such as {@code --stemme.exports.every=1h} */
    public OwnProcess(Path data, String... settings) throws IOException, InterruptedException {
        this.data = data;
        this.port = freePort();
        this.settings = List.of(settings);
        this.process = start();
    }

    /** As {@code kill -9} does. */
    public void killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    public String token() {
        return given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .path("access_token");
    }

    /** A request with a token. */
    public RequestSpecification asking(String token) {
        return given().port(port)
                .basePath("/fhir")
                .auth()
                .oauth2(token)
                .contentType("application/fhir+json;charset=UTF-8");
    }

    private Process start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StemmeServer.class.getName(),
                "--server.port=" + port,
                "--stemme.demo.load=false",
                "--stemme.datadir=" + data));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("SPRING_PROFILES_ACTIVE");
        Process started = builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("out.log").toFile())
                .start();
        awaitReady(started);
        return started;
    }

    private void awaitReady(Process started) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (Instant.now().isBefore(end) && started.isAlive()) {
            if (isReady()) return;
            started.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("The server did not become ready at port " + port);
    }

    private boolean isReady() {
        try {
            return given().port(port).get("/actuator/health").statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
