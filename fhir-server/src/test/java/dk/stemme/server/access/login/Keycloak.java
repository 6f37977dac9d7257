package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** A Keycloak of its own with the realm of docker/keycloak, on this machine alone; unpacked by Maven's profile keycloak. */
final class Keycloak implements AutoCloseable {
    static final String SECRET = UUID.randomUUID().toString();

    private static final Path HOME = Path.of("target", "keycloak", "keycloak-26.7.3");
    private static final Path REALM = Path.of("..", "docker", "keycloak", "stemme-realm.json");
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String ADMIN = "root";

    private final Process process;
    private final int port;

    /** @param application where the realm's client is found, as its address is known to a browser */
    Keycloak(int port, String application, String audience) throws IOException, InterruptedException {
        this.port = port;
        FileSystemUtils.deleteRecursively(HOME.resolve("data")); // of another run, with another password
        Path realm = HOME.resolve("data").resolve("import").resolve("stemme-realm.json");
        Files.createDirectories(realm.getParent());
        Files.copy(REALM, realm, StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        HOME.resolve("bin").resolve("kc.sh").toAbsolutePath().toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=localhost",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolveSibling("keycloak.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET,
                        "STEMME_URL", application,
                        "STEMME_AUDIENCE", audience,
                        "STEMME_CLIENT_SECRET", SECRET));
        process = builder.start();
        await();
    }

    private void await() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isUp()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IllegalStateException("Keycloak did not start; see target/keycloak/keycloak.log");
            }
            Thread.sleep(500);
        }
    }

    private boolean isUp() {
        try {
            return given().get(issuer()).statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/stemme";
    }

    /** Somebody with a role, whose password is {@link #SECRET}. */
    void person(String username, String role, Map<String, List<String>> attributes) {
        String address = admin().body(Map.of(
                        "username",
                        username,
                        "firstName",
                        username,
                        "lastName",
                        "Test",
                        "enabled",
                        true,
                        "attributes",
                        attributes,
                        "credentials",
                        List.of(Map.of("type", "password", "value", SECRET))))
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        Map<String, Object> known = admin().get("/roles/" + role).jsonPath().getMap("");
        String id = address.substring(address.lastIndexOf('/') + 1);
        admin().body(List.of(known))
                .post("/users/" + id + "/role-mappings/realm")
                .then()
                .statusCode(204);
    }

    /** A token of a system that is registered for one scope. */
    String systemToken(String client, String scope) {
        admin().body(Map.of(
                        "clientId",
                        client,
                        "secret",
                        SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "defaultClientScopes",
                        List.of("basic", "stemme", scope)))
                .post("/clients")
                .then()
                .statusCode(201);
        return token(
                "stemme", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", SECRET));
    }

    private RequestSpecification admin() {
        Map<String, String> asked =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", SECRET);
        return given().baseUri("http://localhost:" + port)
                .basePath("/admin/realms/stemme")
                .contentType("application/json")
                .auth()
                .oauth2(token("master", asked));
    }

    private String token(String realm, Map<String, String> asked) {
        return given().formParams(asked)
                .post("http://localhost:" + port + "/realms/" + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
