package dk.stemme.server.access.smart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dk.stemme.server.ServerTest;
import dk.stemme.server.StemmeServer;
import dk.stemme.server.World;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one database are one service. */
class NodesTest extends ServerTest {
    private static ConfigurableApplicationContext second;
    private static int other;

    @Autowired
    private DataSource database;

    @BeforeEach
    void startAnother() throws SQLException {
        if (second != null) return;
        World.of(this::ehr);
        second = SpringApplication.run(
                StemmeServer.class,
                "--spring.profiles.active=demo",
                "--spring.datasource.url=" + address(),
                "--spring.datasource.username=postgres",
                "--stemme.demo.load=false",
                "--stemme.url=http://localhost:" + port,
                "--server.address=127.0.0.1",
                "--server.port=0");
        other = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private String address() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    @AfterAll
    static void stop() {
        if (second != null) second.close();
        second = null;
    }

    @Test
    void aSessionIsGoodAtBothAndEndsAtBoth() {
        Browser here = Browser.of(port, "mette");
        Browser there = here.at(other);
        there.request().get("/session").then().body("name", equalTo("Mette Holm"));
        there.fhir().get("/Questionnaire").then().statusCode(200);
        there.signOut().then().statusCode(204);
        here.request().get("/session").then().body("signedIn", equalTo(false));
    }

    @Test
    void aTokenIsGoodAtBothAndRevokedAtBoth() {
        String token = token("system/Observation.rs");
        asked(token).then().statusCode(200);
        String next = token("system/Observation.rs");
        given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParam("token", next)
                .post("/oauth2/revoke")
                .then()
                .statusCode(200);
        asked(next).then().statusCode(401);
    }

    @Test
    void anAppMayBeginAtOneAndGoOnAtTheOther() {
        App app = App.demo(port);
        String code = app.come(Browser.of(port, "nancy"), app.question("offline_access patient/Patient.rs"))
                .get("code");
        Response tokens = given().port(other)
                .formParams(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        App.BACK,
                        "client_id",
                        "demo-app",
                        "code_verifier",
                        App.VERIFIER))
                .post("/oauth2/token");
        tokens.then().statusCode(200);
        app.renew(tokens.path("refresh_token")).then().statusCode(200);
        app.redeem(code).then().statusCode(400);
    }

    @Test
    void bothHaveTheSameKeys() {
        String keys = given().port(port).get("/oauth2/jwks").asString();
        given().port(other).get("/oauth2/jwks").then().body(equalTo(keys));
    }

    private static Response asked(String token) {
        return given().port(other).auth().oauth2(token).get("/fhir/Observation");
    }
}
