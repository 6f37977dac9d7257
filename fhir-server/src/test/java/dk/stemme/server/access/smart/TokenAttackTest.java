package dk.stemme.server.access.smart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dk.stemme.server.ServerTest;
import dk.stemme.server.World;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is tried against an authorization server (RFC 9700, OAuth 2.0 Security Best Current Practice). */
class TokenAttackTest extends ServerTest {
    private static final String OFFLINE = "offline_access patient/Patient.rs";

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private App app;

    @BeforeEach
    void world() {
        World.of(this::ehr);
        app = App.demo(port);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() throws Exception {
        refused(forged(JOSEObjectType.JWT.getType(), Map.of()));
        refused(forged("at+jwt", Map.of("aud", "https://elsewhere.example/fhir")));
        refused(forged("at+jwt", Map.of("iss", "https://elsewhere.example")));
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        refused(forged("at+jwt", Map.of("exp", Date.from(Instant.now().minusSeconds(60)))));
        refused(forged("at+jwt", Map.of("nbf", Date.from(Instant.now().plusSeconds(60)))));
    }

    /** All is right with it but that it was never given out. */
    @Test
    void aTokenThatIsNotInTheBooksIsRefused() throws Exception {
        refused(forged("at+jwt", Map.of()));
    }

    @Test
    void aTokenWithoutSignatureIsRefused() throws ParseException {
        String[] parts = token("system/Patient.r").split("\\.");
        String none = com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")
                .toString();
        refused(none + "." + parts[1] + ".");
        refused(none + "." + parts[1] + "." + parts[2]);
    }

    /** The public key is known to all; taken for a shared secret, it would sign anything. */
    @Test
    void thePublicKeyIsNoSecret() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(token("system/*.cruds")).getJWTClaimsSet();
        ECKey key = signing().toPublicJWK();
        for (byte[] secret :
                List.of(key.toECPublicKey().getEncoded(), key.toJSONString().getBytes(StandardCharsets.UTF_8))) {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType("at+jwt"))
                            .build(),
                    claims);
            token.sign(new MACSigner(secret));
            refused(token.serialize());
        }
    }

    /** A key in the token's own header is the attacker's. */
    @Test
    void aKeyThatATokenBringsAlongIsNotUsed() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .jwk(own.toPublicJWK())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                SignedJWT.parse(token("system/*.cruds")).getJWTClaimsSet());
        token.sign(new ECDSASigner(own));
        refused(token.serialize());
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        refused(app.tokens(Browser.of(port, "nancy"), "openid fhirUser patient/Patient.rs")
                .path("id_token"));
    }

    @Test
    void aRefreshTokenIsGoodOnceAndATheftEndsAll() {
        Response first = app.tokens(Browser.of(port, "nancy"), OFFLINE);
        Response second = app.renew(first.path("refresh_token"));
        second.then().statusCode(200).body("refresh_token", notNullValue());
        accepted(second.path("access_token"));
        app.renew(first.path("refresh_token")).then().statusCode(400).body("error", equalTo("invalid_grant"));
        app.renew(second.path("refresh_token")).then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(alive(second.path("access_token"))).isFalse();
    }

    @Test
    void whoRenewsNeedNotNameTheAppWhenItHasNoSecret() {
        String token = app.tokens(Browser.of(port, "nancy"), OFFLINE).path("refresh_token");
        app.token(Map.of("grant_type", "refresh_token", "refresh_token", token))
                .then()
                .statusCode(200)
                .body("refresh_token", notNullValue());
        app.token(Map.of("grant_type", "refresh_token", "refresh_token", "made-up"))
                .then()
                .statusCode(401);
    }

    @Test
    void ofTwoWhoRenewAtOnceNoneGoesOn() {
        String stolen = app.tokens(Browser.of(port, "nancy"), OFFLINE).path("refresh_token");
        List<CompletableFuture<Response>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> app.renew(stolen)))
                .toList();
        List<Response> answers = both.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSizeLessThan(2);
        answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .forEach(
                        answer -> app.renew(answer.path("refresh_token")).then().statusCode(400));
    }

    @Test
    void aRefreshTokenOfAnotherClientIsRefused() {
        String stolen = app.tokens(Browser.of(port, "nancy"), OFFLINE).path("refresh_token");
        given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParams(Map.of("grant_type", "refresh_token", "refresh_token", stolen))
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void moreThanWasGrantedIsNotToBeHadByRenewing() {
        String token = app.tokens(Browser.of(port, "nancy"), OFFLINE).path("refresh_token");
        app.token(Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", token,
                        "client_id", "demo-app",
                        "scope", "patient/*.cruds"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @Test
    void aCodeIsGoodOnceAndUsedTwiceEndsItsTokens() {
        String code = app.come(Browser.of(port, "nancy"), app.question(OFFLINE)).get("code");
        Response tokens = app.redeem(code);
        tokens.then().statusCode(200);
        app.redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
        assertThat(alive(tokens.path("access_token"))).isFalse();
        app.renew(tokens.path("refresh_token")).then().statusCode(400);
    }

    @Test
    void aCodeNeedsItsVerifierAndItsWayBack() {
        Browser nancy = Browser.of(port, "nancy");
        Map<String, String> form =
                redeeming(app.come(nancy, app.question(OFFLINE)).get("code"));
        form.put("code_verifier", "another-verifier-that-is-long-enough-for-the-rule-of-43");
        app.token(form).then().statusCode(400).body("error", equalTo("invalid_grant"));
        form = redeeming(app.come(nancy, app.question(OFFLINE)).get("code"));
        form.remove("code_verifier");
        app.token(form).then().statusCode(401);
        form = redeeming(app.come(nancy, app.question(OFFLINE)).get("code"));
        form.put("redirect_uri", "http://127.0.0.1:8081/index.html");
        app.token(form).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @ParameterizedTest
    @CsvSource({"code_challenge_method, plain", "code_challenge_method, ''", "code_challenge, ''"})
    void withoutS256NoCodeIsGiven(String parameter, String value) {
        Map<String, String> question = app.question("patient/Patient.rs");
        question.put(parameter, value);
        assertThat(App.query(app.ask(Browser.of(port, "nancy"), question).header("Location")))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("code");
        question.remove(parameter);
        assertThat(App.query(app.ask(Browser.of(port, "nancy"), question).header("Location")))
                .containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://127.0.0.1:8081/../evil",
                "http://127.0.0.1:8081//evil.example/",
                "http://127.0.0.1:8081/?next=https://evil.example",
                "http://127.0.0.1:8081/#x",
                "http://127.0.0.1.evil.example:8081/",
                "http://x@127.0.0.1:8081/",
                "https://127.0.0.1:8081/",
                "javascript:alert(1)",
                "http://127.0.0.1:8081/%0d%0aSet-Cookie:%20x=1"
            })
    void nobodyIsSentElsewhere(String redirect) {
        Map<String, String> question = app.question("patient/Patient.rs");
        question.put("redirect_uri", redirect);
        app.ask(Browser.of(port, "nancy"), question)
                .then()
                .statusCode(400)
                .header("Location", (String) null)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void anUnknownClientIsSentNowhere() {
        Map<String, String> question = app.question("patient/Patient.rs");
        question.put("client_id", "nobody");
        app.ask(new Browser(port), question).then().statusCode(400).header("Location", (String) null);
    }

    @Test
    void aFalseServerGetsNoTokensForTheTrueOne() {
        Map<String, String> question = app.question("patient/Patient.rs");
        question.put("aud", "https://evil.example/fhir");
        assertThat(App.query(app.ask(Browser.of(port, "nancy"), question).header("Location")))
                .containsEntry("error", "invalid_request");
        question.remove("aud");
        assertThat(App.query(app.ask(Browser.of(port, "nancy"), question).header("Location")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void everyWayBackSaysFromWhom() {
        Map<String, String> question = app.question("nonsense");
        question.put("state", "a\r\nSet-Cookie: x=1");
        Response answer = app.ask(Browser.of(port, "nancy"), question);
        assertThat(App.query(answer.header("Location"))).containsEntry("iss", app.base());
        assertThat(answer.cookie("x")).isNull();
    }

    @Test
    void anotherSiteCannotAllowAnything() {
        Browser anders = Browser.of(port, "anders");
        Response page = app.ask(anders, app.question("patient/Flag.rs"));
        Map<String, String> query = App.query(page.header("Location"));
        anders.bare()
                .formParam("client_id", "demo-app")
                .formParam("state", query.get("state"))
                .formParam("scope", "patient/Flag.rs")
                .post("/oauth2/authorize")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyAnswersAnothersQuestion() {
        Response page = app.ask(Browser.of(port, "anders"), app.question("patient/Task.rs"));
        Browser niels = Browser.of(port, "niels");
        String state = App.query(page.header("Location")).get("state");
        niels.request().queryParam("state", state).get("/approval").then().statusCode(400);
        app.allow(niels, page).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        Browser anders = Browser.of(port, "anders");
        Response page = app.ask(anders, app.question("patient/Appointment.rs"));
        assertThat(App.query(app.allow(anders, page).header("Location"))).containsKey("code");
        app.allow(anders, page).then().statusCode(400);
    }

    @Test
    void theApprovalCannotBeWidened() {
        Browser anders = Browser.of(port, "anders");
        Map<String, String> query =
                App.query(app.ask(anders, app.question("patient/CarePlan.rs")).header("Location"));
        Response answer = anders.request()
                .formParam("client_id", "demo-app")
                .formParam("state", query.get("state"))
                .formParam("_csrf", anders.forgery())
                .formParam("scope", "patient/*.cruds")
                .post("/oauth2/authorize");
        assertThat(App.query(answer.header("Location"))).containsEntry("error", "access_denied");
    }

    @Test
    void aRevokedTokenIsRefused() {
        Response tokens = app.tokens(Browser.of(port, "nancy"), OFFLINE);
        accepted(tokens.path("access_token"));
        given().port(port)
                .formParams(Map.of("token", tokens.<String>path("refresh_token"), "client_id", "demo-app"))
                .post("/oauth2/revoke")
                .then()
                .statusCode(200);
        assertThat(alive(tokens.path("access_token"))).isFalse();
        app.renew(tokens.path("refresh_token")).then().statusCode(400);
        introspected(tokens.path("refresh_token")).body("active", equalTo(false));
    }

    @Test
    void aTokenCanBeLookedInto() {
        Response tokens = app.tokens(Browser.of(port, "nancy"), OFFLINE);
        introspected(tokens.path("access_token"))
                .body("active", equalTo(true))
                .body("client_id", equalTo("demo-app"))
                .body("scope", containsString("patient/Patient.rs"))
                .body("sub", equalTo("nancy"));
        introspected("nonsense").body("active", equalTo(false));
        given().port(port)
                .formParams(Map.of("token", tokens.<String>path("access_token"), "client_id", "demo-app"))
                .post("/oauth2/introspect")
                .then()
                .statusCode(401);
    }

    @Test
    void noTokenIsKept() {
        Response tokens = app.tokens(Browser.of(port, "nancy"), OFFLINE);
        for (String table : List.of("app_grant", "app_token")) {
            String all = jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                    .query(String.class)
                    .single();
            assertThat(all)
                    .doesNotContain(tokens.<String>path("access_token"))
                    .doesNotContain(tokens.<String>path("refresh_token"));
        }
    }

    private ValidatableResponse introspected(String token) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParam("token", token)
                .post("/oauth2/introspect")
                .then()
                .statusCode(200);
    }

    private boolean alive(String token) {
        return introspected(token).extract().path("active");
    }

    private static Map<String, String> redeeming(String code) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                App.BACK,
                "client_id",
                "demo-app",
                "code_verifier",
                App.VERIFIER));
    }

    /** Signed with the server's own key. */
    private String forged(String type, Map<String, Object> changed) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(app.base())
                .subject("demo-ehr")
                .audience(app.base() + "/fhir")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("client_id", "demo-ehr")
                .claim("scope", "system/*.cruds");
        changed.forEach(claims::claim);
        ECKey key = signing();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType(type))
                        .build(),
                claims.build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private ECKey signing() {
        String id = keys.signing(SigningKeys.ACCESS);
        JWK key = keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null)
                .get(0);
        return key.toECKey();
    }

    private void accepted(String token) {
        anybody().auth().oauth2(token).get("/Patient/nancy-ann-berggren").then().statusCode(200);
    }

    private void refused(String token) {
        anybody()
                .auth()
                .oauth2(token)
                .get("/Patient")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"));
    }
}
