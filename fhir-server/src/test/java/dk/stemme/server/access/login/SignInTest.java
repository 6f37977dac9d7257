package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a browser signs in to the demonstration, and what its session is good for. */
class SignInTest extends ServerTest {

    @Test
    void atFirstNobodyIsSignedIn() {
        given().port(port)
                .get("/session")
                .then()
                .statusCode(200)
                .body("demo", equalTo(true))
                .body("signedIn", equalTo(false))
                .body("name", nullValue());
    }

    @Test
    void theTokenOfThePageCanBeReadByItsScript() {
        var cookie = given().port(port).get("/session").detailedCookie("XSRF-TOKEN");
        assertThat(cookie.isHttpOnly()).isFalse();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
    }

    @Test
    void thePeopleOfTheDemoAreOffered() {
        given().port(port)
                .get("/demo/people")
                .then()
                .statusCode(200)
                .body("username", hasItems("nancy", "mette", "henrik", "ida"))
                .body("[0].keySet()", contains("username", "name", "role", "title"))
                .body("[0].title.da", equalTo("Patient, pensionist, nyt knæ for tre måneder siden"));
    }

    @Test
    void whoSignsInHasASession() {
        Browser browser = new Browser(port);
        var cookie = browser.signIn("mette").then().statusCode(204).extract().detailedCookie("JSESSIONID");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        browser.request()
                .get("/session")
                .then()
                .body("signedIn", equalTo(true))
                .body("name", equalTo("Mette Holm"))
                .body("role", equalTo("clinician"))
                .body("fhirUser", equalTo("Practitioner/mette-holm"))
                .body("units.reference", contains("Location/oesteraa-knae"));
    }

    @Test
    void aRelativeActsForThePatient() {
        Browser.of(port, "kirsten")
                .request()
                .get("/session")
                .then()
                .body("fhirUser", equalTo("RelatedPerson/kirsten-berggren"))
                .body("patients", contains("Patient/nancy-ann-berggren"));
    }

    @Test
    void nobodyElseCanSignIn() {
        new Browser(port).signIn("somebody").then().statusCode(401);
        new Browser(port).signIn("").then().statusCode(401);
    }

    @Test
    void anotherSiteCannotSignSomebodyIn() {
        new Browser(port)
                .bare()
                .formParam("username", "nancy")
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void aNewSignInIsANewSession() {
        Browser browser = Browser.of(port, "nancy");
        String before = browser.session();
        browser.signIn("mette").then().statusCode(204);
        assertThat(browser.session()).isNotEqualTo(before);
    }

    @Test
    void signOutEndsTheSession() {
        Browser browser = Browser.of(port, "nancy");
        String session = browser.session();
        browser.signOut().then().statusCode(204);
        given().port(port).cookie("JSESSIONID", session).get("/session").then().body("signedIn", equalTo(false));
    }

    @Test
    void theSessionIsGoodForFhirToo() {
        Browser.of(port, "nancy").fhir().get("/Questionnaire").then().statusCode(200);
    }

    @Test
    void aChangeBySessionNeedsTheTokenOfThePage() {
        Browser nancy = Browser.of(port, "nancy");
        nancy.bare()
                .contentType("application/fhir+json")
                .body("{\"resourceType\":\"QuestionnaireResponse\"}")
                .post("/fhir/QuestionnaireResponse")
                .then()
                .statusCode(403)
                .contentType("application/fhir+json")
                .body("resourceType", equalTo("OperationOutcome"));
        nancy.fhir()
                .body("{\"resourceType\":\"QuestionnaireResponse\"}")
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(422);
    }

    @Test
    void bearerRequestsGetNoCookie() {
        assertThat(ehr().get("/Questionnaire").cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/demo", "/demo/people/x", "/error", "/x"})
    void whatIsNotNamedIsNotThere(String address) {
        given().port(port).get(address).then().statusCode(404);
    }

    @Test
    void whatFhirAnswersIsKeptNowhere() {
        assertThat(ehr().get("/Questionnaire").header("Cache-Control")).contains("no-store");
        assertThat(anybody().get("/Questionnaire").header("Cache-Control")).contains("no-store");
    }
}
