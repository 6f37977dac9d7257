package dk.stemme.server;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole running server with its own PostgreSQL, shared by the tests that speak HTTP to it; without demo history. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stemme.demo.load=false",
            "stemme.limits.person=1000000",
            "stemme.limits.stranger=1000000",
            "stemme.subscriptions.every=100ms",
            "stemme.subscriptions.first-retry=50ms",
            "stemme.subscriptions.attempts=3",
            "stemme.subscriptions.private-hosts=localhost"
        })
public abstract class ServerTest {
    private static final Path DATA = temporaryFolder();
    private static String token = "";

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("stemme.datadir", DATA::toString);
        properties.add("spring.profiles.active", () -> "demo");
    }

    @BeforeEach
    protected void signIn() {
        if (token.isEmpty()) token = token("system/*.cruds");
    }

    /** A bearer token of the demo client. */
    protected String token(String scope) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParams(Map.of("grant_type", "client_credentials", "scope", scope))
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** A request as the EHR, which may do everything. */
    protected RequestSpecification ehr() {
        return given().spec(fhir()).auth().oauth2(token);
    }

    /** A request without any credentials. */
    protected RequestSpecification anybody() {
        return given().spec(fhir());
    }

    private RequestSpecification fhir() {
        return new RequestSpecBuilder()
                .setPort(port)
                .setBasePath("/fhir")
                .setContentType("application/fhir+json;charset=UTF-8")
                .setAccept("application/fhir+json")
                .build();
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("stemme-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
