package dk.stemme.server.access.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dk.stemme.server.StemmeServer;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Outside the demonstration: nobody is built in, and an OpenID Connect issuer says who is who. */
class IssuerTest {
    private static final FakeIssuer ISSUER = new FakeIssuer();

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext server;
    private static int port;

    @BeforeAll
    static void start() {
        server = SpringApplication.run(
                StemmeServer.class,
                "--stemme.issuer=" + ISSUER.address(),
                "--stemme.audience=stemme-fhir",
                "--stemme.client-id=stemme",
                "--stemme.client-secret=secret",
                "--stemme.claims.roles.sundhedsperson=clinician",
                "--stemme.claims.cpr=dk:gov:saml:attribute:CprNumberIdentifier",
                "--stemme.claims.sor=organisation.sor",
                "--stemme.datadir=" + data,
                "--server.port=0");
        port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        ISSUER.close();
    }

    @Test
    void nobodyAndNoClientIsBuiltIn() {
        assertThat(server.getEnvironment().getActiveProfiles()).isEmpty();
        assertThat(server.getBeanNamesForType(UserDetailsService.class)).isEmpty();
        assertThat(server.getBeanNamesForType(DemoSignIn.class)).isEmpty();
    }

    @Test
    void theDemonstrationsWaysInAreClosed() {
        given().port(port).get("/session").then().body("demo", equalTo(false));
        given().port(port).get("/demo/people").then().statusCode(404);
        new Browser(port).signIn("nancy").then().statusCode(404);
        given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParam("grant_type", "client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(401);
    }

    @Test
    void whereItsTokensAreToBeHadIsToldToAll() {
        given().port(port)
                .get("/fhir/.well-known/smart-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo("http://localhost:" + port))
                .body("token_endpoint", equalTo("http://localhost:" + port + "/oauth2/token"));
    }

    @Test
    void aTokenOfTheIssuerIsAccepted() {
        asked(ISSUER.token("stemme-fhir", Map.of("sub", "ehr", "scope", "system/Patient.rs")), "/Patient")
                .statusCode(200);
    }

    @Test
    void theRoleInATokenDecides() {
        Map<String, Object> claims =
                Map.of("sub", "n", "role", "patient", "patient", "Patient/1", "scope", "user/*.cruds");
        String patient = ISSUER.token("stemme-fhir", claims);
        asked(patient, "/Patient").statusCode(200).body("entry", equalTo(null));
        asked(patient, "/Group").statusCode(403);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refused(ISSUER.token("another", Map.of("sub", "ehr", "scope", "system/*.cruds")));
    }

    @Test
    void anExpiredTokenIsRefused() {
        Date past = Date.from(Instant.now().minusSeconds(120));
        refused(ISSUER.token("stemme-fhir", Map.of("sub", "ehr", "scope", "system/*.cruds", "exp", past)));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(ISSUER.token(
                "stemme-fhir", Map.of("sub", "ehr", "scope", "system/*.cruds", "iss", "https://elsewhere.example")));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER.address())
                .audience("stemme-fhir")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("scope", "system/*.cruds")
                .build();
        refused(FakeIssuer.signed(new RSAKeyGenerator(2048).generate(), claims));
    }

    @Test
    void aTokenWithoutRoleOrScopeIsRefused() {
        refused(ISSUER.token("stemme-fhir", Map.of("sub", "somebody", "scope", "openid")));
    }

    @Test
    void peopleSignInWithTheIssuer() {
        Browser browser = new Browser(port);
        signedIn(browser, Map.of("sub", "m", "name", "Mette Holm", "role", "clinician", "units", List.of("Location/k")))
                .then()
                .statusCode(302)
                .header("Location", endsWith("/"));
        browser.request()
                .get("/session")
                .then()
                .body("signedIn", equalTo(true))
                .body("name", equalTo("Mette Holm"))
                .body("role", equalTo("clinician"))
                .body("units.reference", contains("Location/k"));
        browser.fhir().get("/Questionnaire").then().statusCode(200);
        browser.fhir().get("/AuditEvent").then().statusCode(403);
    }

    @Test
    void whoHasNoRoleIsNotLetIn() {
        Browser browser = new Browser(port);
        signedIn(browser, Map.of("sub", "x", "name", "Somebody"))
                .then()
                .statusCode(302)
                .header("Location", endsWith("/sign-in?failed"));
        browser.request().get("/session").then().body("signedIn", equalTo(false));
    }

    @Test
    void aPersonNumberIsFoundToBeAPatient() {
        put(
                "Patient/karen",
                "{\"resourceType\":\"Patient\",\"id\":\"karen\",\"identifier\":"
                        + "[{\"system\":\"urn:oid:1.2.208.176.1.2\",\"value\":\"2512484916\"}]}");
        Browser browser = new Browser(port);
        signedIn(
                browser,
                Map.of("sub", "k", "role", "patient", "dk:gov:saml:attribute:CprNumberIdentifier", "251248-4916"));
        browser.request()
                .get("/session")
                .then()
                .body("fhirUser", equalTo("Patient/karen"))
                .body("patients", contains("Patient/karen"));
        assertThat(sessionsThatHold("(251248-?4916|eyJ)")).isZero();
        String token = ISSUER.token(
                "stemme-fhir",
                Map.of(
                        "sub", "k",
                        "role", "patient",
                        "scope", "user/*.rs",
                        "dk:gov:saml:attribute:CprNumberIdentifier", "2512484916"));
        asked(token, "/Patient/karen").statusCode(200);
    }

    private static long sessionsThatHold(String pattern) {
        return server.getBean(JdbcClient.class)
                .sql("select count(*) from web_session_attributes where encode(attribute_bytes, 'escape') ~ ?")
                .param(pattern)
                .query(Long.class)
                .single();
    }

    @Test
    void anUnknownPersonNumberIsNobodys() {
        Browser browser = new Browser(port);
        signedIn(
                browser,
                Map.of(
                        "sub",
                        "u",
                        "role",
                        "patient",
                        "patient",
                        "Patient/karen",
                        "dk:gov:saml:attribute:CprNumberIdentifier",
                        "0101010101"));
        browser.request().get("/session").then().body("patients.size()", equalTo(0));
    }

    @Test
    void theIssuersWordsBecomeRolesAndItsCodesUnits() {
        put(
                "Location/ward",
                "{\"resourceType\":\"Location\",\"id\":\"ward\",\"name\":\"Ward\",\"physicalType\":{\"coding\":"
                        + "[{\"system\":\"https://stemme.example/fhir/CodeSystem/unit-type\",\"code\":\"ward\"}]},\"identifier\":"
                        + "[{\"system\":\"urn:oid:1.2.208.176.1.1\",\"value\":\"990101000016007\"}]}");
        Browser browser = new Browser(port);
        signedIn(
                browser,
                Map.of(
                        "sub",
                        "s",
                        "role",
                        List.of("x", "sundhedsperson"),
                        "organisation",
                        Map.of("sor", "990101000016007")));
        browser.request()
                .get("/session")
                .then()
                .body("role", equalTo("clinician"))
                .body("units.reference", contains("Location/ward"));
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        refused(ISSUER.token("stemme-fhir", Map.of("sub", "ehr", "scope", "system/*.cruds", "nonce", "n")));
        refused(ISSUER.token("stemme-fhir", Map.of("sub", "ehr", "scope", "system/*.cruds", "typ", "ID")));
    }

    private static void put(String reference, String json) {
        given().port(port)
                .basePath("/fhir")
                .auth()
                .oauth2(ISSUER.token("stemme-fhir", Map.of("sub", "ehr", "scope", "system/*.cruds")))
                .contentType("application/fhir+json;charset=UTF-8")
                .body(json)
                .put("/" + reference)
                .then()
                .statusCode(201);
    }

    /** The authorization code flow, with the issuer's page left out. */
    private static Response signedIn(Browser browser, Map<String, Object> claims) {
        Response redirect = browser.keep(browser.request().get("/oauth2/authorization/stemme"));
        assertThat(redirect.header("Location")).startsWith(ISSUER.address() + "/authorize?");
        Map<String, String> asked = query(redirect.header("Location"));
        Map<String, Object> all = new HashMap<>(claims);
        all.put("nonce", asked.get("nonce"));
        ISSUER.prepare(all);
        return browser.keep(browser.request()
                .queryParam("code", "any")
                .queryParam("state", asked.get("state"))
                .get("/login/oauth2/code/stemme"));
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state"})
    void anUnaskedForCodeSignsNobodyIn(String parameter) {
        Browser browser = new Browser(port);
        browser.keep(browser.request().queryParam(parameter, "x").get("/login/oauth2/code/stemme"));
        browser.request().get("/session").then().body("signedIn", equalTo(false));
    }

    private static ValidatableResponse asked(String token, String address) {
        return given().port(port)
                .basePath("/fhir")
                .auth()
                .oauth2(token)
                .get(address)
                .then();
    }

    private static void refused(String token) {
        asked(token, "/Patient").statusCode(401).header("WWW-Authenticate", containsString("invalid_token"));
    }
}
