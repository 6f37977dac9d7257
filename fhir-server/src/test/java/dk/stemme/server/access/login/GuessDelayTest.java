package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessDelayTest extends ServerTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "6, 1", "7, 2", "10, 16", "16, 900", "1000, 900"})
    void fromTheSixthFailureOnTheDelayDoublesUpToAQuarterOfAnHour(int failures, long seconds) {
        assertThat(GuessDelay.delay(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whoGuessesASecretIsKeptWaiting() {
        for (int i = 0; i < 6; i++) guess("guessed").statusCode(401);
        guess("guessed")
                .statusCode(429)
                .header("Retry-After", containsString(""))
                .body("error", containsString("invalid_client"));
    }

    @Test
    void anotherClientIsNotKeptWaitingMeanwhile() {
        for (int i = 0; i < 7; i++) guess("guessed-too");
        token("system/Observation.rs");
    }

    private ValidatableResponse guess(String client) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic(client, "guess")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then();
    }
}
