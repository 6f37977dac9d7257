package dk.stemme.server.access.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dk.stemme.server.ServerTest;
import dk.stemme.server.World;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an app gets access: SMART App Launch 2.2, from our pages and on its own. */
class LaunchTest extends ServerTest {
    private static final String NANCY = "nancy-ann-berggren";
    private App app;

    @BeforeEach
    void world() {
        World.of(this::ehr).treat(NANCY, "oesteraa-knae");
        app = App.demo(port);
    }

    @Test
    void aPatientIsAskedOnceAndTheAppIsAboutThem() {
        Browser nancy = Browser.of(port, "nancy");
        Map<String, String> question = app.question("openid fhirUser launch/patient patient/Observation.rs");
        Response page = app.ask(nancy, question);
        asked(nancy, page)
                .then()
                .statusCode(200)
                .body("client.client_name", equalTo("Demo app"))
                .body("scopes.scope", hasItem("patient/Observation.rs"))
                .body("patients", hasSize(0))
                .body("patientSearch", equalTo(false));
        Map<String, String> back = App.query(app.allow(nancy, page).header("Location"));
        assertThat(back).containsEntry("state", "my state+1").containsEntry("iss", app.base());
        app.redeem(back.get("code"))
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("patient", equalTo(NANCY))
                .body("need_patient_banner", equalTo(true))
                .body("scope", containsString("patient/Observation.rs"))
                .body("refresh_token", nullValue());
        assertThat(app.ask(nancy, question).header("Location")).startsWith(App.BACK);
    }

    @Test
    void theTokenReachesThePatientAndNobodyElse() {
        String token =
                app.tokens(Browser.of(port, "nancy"), "patient/Patient.rs").path("access_token");
        anybody().auth().oauth2(token).get("/Patient/" + NANCY).then().statusCode(200);
        anybody().auth().oauth2(token).get("/Patient/anders-jensen").then().statusCode(404);
        anybody().auth().oauth2(token).get("/Observation").then().statusCode(403);
    }

    @Test
    void whoIsNotSignedInDoesThatFirst() {
        Browser stranger = new Browser(port);
        Response answer = app.ask(stranger, app.question("launch/patient patient/Patient.r"));
        String next = answer.header("Location");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(next).contains("/sign-in?continue=%2Foauth2%2Fauthorize%3F");
        stranger.signIn("nancy").then().statusCode(204);
        String relative = App.query(next).get("continue");
        stranger.request()
                .urlEncodingEnabled(false)
                .get(relative)
                .then()
                .statusCode(302)
                .header("Location", containsString("/approve?"));
    }

    @Test
    void anAppThatWantsNoPageIsToldThatOneIsNeeded() {
        Map<String, String> question = app.question("openid patient/Patient.r");
        question.put("prompt", "none");
        assertThat(App.query(app.ask(new Browser(port), question).header("Location")))
                .containsEntry("error", "login_required")
                .containsEntry("iss", app.base());
        assertThat(App.query(app.ask(Browser.of(port, "anders"), question).header("Location")))
                .containsEntry("error", "consent_required");
    }

    @Test
    void anAppCanHaveItsPersonSignInAgain() {
        Browser nancy = Browser.of(port, "nancy");
        Map<String, String> question = app.question("openid patient/Patient.r");
        question.put("prompt", "login");
        String next = app.ask(nancy, question).header("Location");
        assertThat(App.query(next).get("continue")).doesNotContain("prompt");
        nancy.request().get("/session").then().body("signedIn", equalTo(false));
    }

    @Test
    void aClinicianChoosesAPatientOnceAndIsNotAskedForMore() {
        Browser mette = Browser.of(port, "mette");
        Map<String, String> question = app.question("launch/patient patient/Patient.rs user/Observation.rs");
        Response page = app.ask(mette, question);
        asked(mette, page).then().body("patientSearch", equalTo(true));
        app.redeem(App.query(app.allow(mette, page, "patient", "Patient/" + NANCY)
                                .header("Location"))
                        .get("code"))
                .then()
                .body("patient", equalTo(NANCY));
        assertThat(app.ask(mette, app.question("user/Observation.rs")).header("Location"))
                .startsWith(App.BACK);
    }

    @Test
    void aClinicianCannotChooseWhomTheyDoNotReach() {
        Browser mette = Browser.of(port, "mette");
        Response page = app.ask(mette, app.question("launch/patient patient/Patient.rs"));
        assertThat(App.query(app.allow(mette, page, "patient", "Patient/anders-jensen")
                        .header("Location")))
                .containsEntry("error", "access_denied");
    }

    @Test
    void anAppIsStartedFromThePageAboutWhatItShows() {
        Browser mette = Browser.of(port, "mette");
        mette.request()
                .get("/apps")
                .then()
                .statusCode(200)
                .body("client_id", hasItem("demo-app"))
                .body("find { it.client_id == 'demo-app' }.client_name", equalTo("Demo app"));
        String url = launch(mette, """
                {"client":"demo-app","patient":"Patient/%s","intent":"answer",
                 "fhirContext":[{"canonical":"https://stemme.example/fhir/Questionnaire/phq9|1.0.0",
                   "type":"Questionnaire"}]}""".formatted(NANCY))
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        Map<String, String> started = App.query(url);
        assertThat(started).containsEntry("iss", app.base() + "/fhir");
        Map<String, String> question = app.question("launch patient/Patient.rs");
        question.put("launch", started.get("launch"));
        app.redeem(app.come(mette, question).get("code"))
                .then()
                .body("patient", equalTo(NANCY))
                .body("need_patient_banner", equalTo(false))
                .body("intent", equalTo("answer"))
                .body("fhirContext.type", contains("Questionnaire"));
        assertThat(App.query(app.ask(mette, question).header("Location")))
                .containsEntry("error", "invalid_request")
                .hasEntrySatisfying(
                        "error_description", text -> assertThat(text).contains("launch"));
    }

    @Test
    void aLaunchIsForWhoBeganIt() {
        String url = launch(
                        Browser.of(port, "mette"),
                        "{\"client\":\"demo-app\",\"patient\":\"Patient/%s\"}".formatted(NANCY))
                .path("url");
        Map<String, String> question = app.question("launch patient/Patient.rs");
        question.put("launch", App.query(url).get("launch"));
        assertThat(App.query(app.ask(Browser.of(port, "jonas"), question).header("Location")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void nobodyIsStartedAboutWhomTheyDoNotReach() {
        launch(Browser.of(port, "mette"), "{\"client\":\"demo-app\",\"patient\":\"Patient/anders-jensen\"}")
                .then()
                .statusCode(400)
                .body("error_description", containsString("patient"));
        launch(Browser.of(port, "mette"), "{\"client\":\"demo-ehr\"}").then().statusCode(400);
    }

    @Test
    void scopesAreNarrowedToTheClientAndTheRole() {
        Response tokens = app.tokens(
                Browser.of(port, "henrik"),
                "openid user/Observation.crus user/Patient.rs user/Questionnaire.r?status=active system/*.rs nonsense");
        assertThat(List.of(tokens.<String>path("scope").split(" ")))
                .containsExactlyInAnyOrder("openid", "user/Observation.rs", "user/Questionnaire.r?status=active");
    }

    @Test
    void whereNoScopeIsLeftTheAppIsTold() {
        assertThat(App.query(app.ask(Browser.of(port, "henrik"), app.question("user/Patient.rs"))
                        .header("Location")))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void whatWasUntickedIsNotGranted() {
        Browser niels = Browser.of(port, "niels");
        Response page = app.ask(niels, app.question("patient/Patient.rs patient/Observation.rs"));
        Map<String, String> query = App.query(page.header("Location"));
        Response answer = niels.request()
                .formParam("client_id", "demo-app")
                .formParam("state", query.get("state"))
                .formParam("_csrf", niels.forgery())
                .formParam("scope", "patient/Patient.rs")
                .post("/oauth2/authorize");
        app.redeem(App.query(answer.header("Location")).get("code"))
                .then()
                .body("scope", equalTo("patient/Patient.rs"));
    }

    @Test
    void toAllowNothingIsToRefuseAlsoWhatWasAllowedBefore() {
        Browser niels = Browser.of(port, "niels");
        app.tokens(niels, "patient/CarePlan.rs");
        Map<String, String> question = app.question("patient/CarePlan.rs");
        question.put("prompt", "consent");
        Map<String, String> query = App.query(app.ask(niels, question).header("Location"));
        Response answer = niels.request()
                .formParam("client_id", "demo-app")
                .formParam("state", query.get("state"))
                .formParam("_csrf", niels.forgery())
                .post("/oauth2/authorize");
        assertThat(App.query(answer.header("Location"))).containsEntry("error", "access_denied");
        assertThat(app.ask(niels, app.question("patient/CarePlan.rs")).header("Location"))
                .contains("/approve?");
    }

    @Test
    void whatWasAllowedCanBeSeenAndEnded() {
        Browser anders = Browser.of(port, "anders");
        Response tokens = app.tokens(anders, "offline_access patient/Provenance.rs");
        anders.request()
                .get("/approvals")
                .then()
                .statusCode(200)
                .body("find { it.client.client_id == 'demo-app' }.scopes", hasItem("patient/Provenance.rs"));
        anders.request().delete("/approvals/demo-app").then().statusCode(204);
        anders.request().get("/approvals").then().body("client.client_id", not(hasItem("demo-app")));
        app.renew(tokens.path("refresh_token")).then().statusCode(400);
        anybody()
                .auth()
                .oauth2(tokens.path("access_token"))
                .get("/Provenance")
                .then()
                .statusCode(401);
    }

    @Test
    void theIdTokenSaysWhoItIs() throws ParseException {
        Map<String, String> question = app.question("openid fhirUser profile user/Questionnaire.r");
        question.put("nonce", "n-1");
        Browser mette = Browser.of(port, "mette");
        String token = app.redeem(app.come(mette, question).get("code")).path("id_token");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(app.base());
        assertThat(claims.getAudience()).containsExactly("demo-app");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getStringClaim("name")).isEqualTo("Mette Holm");
        assertThat(claims.getStringClaim("fhirUser")).isEqualTo(app.base() + "/fhir/Practitioner/mette-holm");
        assertThat(SignedJWT.parse(token).getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    }

    @Test
    void thePageMayLeadToTheAppOnly() {
        Browser nancy = Browser.of(port, "nancy");
        assertThat(nancy.request()
                        .queryParam("client_id", "demo-app")
                        .get("/approve")
                        .header("Content-Security-Policy"))
                .contains("form-action 'self' http://127.0.0.1:*;")
                .doesNotContain("unsafe");
        assertThat(nancy.request()
                        .queryParam("client_id", "x https://evil.example")
                        .get("/approve")
                        .header("Content-Security-Policy"))
                .contains("form-action 'self';")
                .doesNotContain("evil");
    }

    private static Response asked(Browser person, Response page) {
        return person.request()
                .queryParam("state", App.query(page.header("Location")).get("state"))
                .get("/approval");
    }

    private static Response launch(Browser person, String body) {
        return person.request().contentType("application/json").body(body).post("/launches");
    }
}
