package dk.stemme.server.access.smart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dk.stemme.server.ServerTest;
import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a system proves who it is with its own key (SMART App Launch 2.2, Backend Services). */
class BackendTest extends ServerTest {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static ECKey ec;
    private static RSAKey rsa;
    private String client = "";

    @BeforeAll
    static void keys() throws JOSEException {
        ec = new ECKeyGenerator(Curve.P_384).keyID("ec").generate();
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    }

    /** A new client for each test, who begins by being let in: failures in a row would be made to wait. */
    @BeforeEach
    void register() throws JOSEException {
        client = register("\"jwks\":" + new JWKSet(List.<JWK>of(ec, rsa)));
        asked(assertion(ec, Map.of())).then().statusCode(200);
    }

    private String register(String keys) {
        return Browser.of(port, "admin")
                .request()
                .contentType("application/json")
                .body("""
                        {"client_name":"Night job","grant_types":["client_credentials"],
                         "token_endpoint_auth_method":"private_key_jwt","scope":"system/Observation.rs",%s}""".formatted(keys))
                .post("/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client_id");
    }

    @Test
    void bothAlgorithmsServeWithoutAClientId() throws JOSEException {
        for (JWK key : List.of(ec, rsa)) {
            Response tokens = asked(assertion(key, Map.of()));
            tokens.then()
                    .statusCode(200)
                    .body("scope", equalTo("system/Observation.rs"))
                    .body("expires_in", lessThanOrEqualTo(300));
            anybody()
                    .auth()
                    .oauth2(tokens.path("access_token"))
                    .get("/Observation")
                    .then()
                    .statusCode(200);
            anybody()
                    .auth()
                    .oauth2(tokens.path("access_token"))
                    .get("/Patient")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void anAssertionCountsOnce() throws JOSEException {
        String assertion = assertion(ec, Map.of());
        asked(assertion).then().statusCode(200);
        refused(assertion);
    }

    @Test
    void itMustBeNewOursAndAboutItself() throws JOSEException {
        refused(assertion(ec, Map.of("aud", base())));
        refused(assertion(ec, Map.of("aud", "https://elsewhere.example/oauth2/token")));
        refused(assertion(ec, Map.of("exp", Date.from(Instant.now().minusSeconds(60)))));
        register();
        refused(assertion(ec, Map.of("exp", Date.from(Instant.now().plusSeconds(3600)))));
        refused(assertion(ec, Map.of("iss", "demo-ehr")));
        refused(assertion(ec, Map.of("jti", "")));
    }

    @Test
    void aKeyOfSomebodyElseIsRefused() throws JOSEException {
        refused(assertion(new ECKeyGenerator(Curve.P_384).keyID("ec").generate(), Map.of()));
        refused(assertion(new RSAKeyGenerator(2048).keyID("other").generate(), Map.of()));
    }

    @Test
    void thePublicKeyIsNoSecret() throws JOSEException {
        refused(signed(
                JWSAlgorithm.HS384, "rsa", new MACSigner(rsa.toRSAPublicKey().getEncoded()), Map.of()));
        String[] parts = assertion(ec, Map.of()).split("\\.");
        String none =
                com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"none\"}").toString();
        asked(none + "." + parts[1] + ".").then().statusCode(401);
    }

    @Test
    void keysAreFetchedFromTheClientsAddress() throws IOException, JOSEException {
        HttpServer keys = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] set = new JWKSet(ec.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        keys.start();
        client = register("\"jwks_uri\":\"http://127.0.0.1:%d/keys\""
                .formatted(keys.getAddress().getPort()));
        asked(assertion(ec, Map.of())).then().statusCode(200);
        keys.stop(0);
        asked(assertion(ec, Map.of())).then().statusCode(200);
    }

    @Test
    void keysInAPrivateNetworkAreNotFetched() throws JOSEException {
        for (String address :
                new String[] {"https://10.0.0.1/keys", "https://169.254.169.254/latest", "https://[fd00::1]/"}) {
            client = register("\"jwks_uri\":\"%s\"".formatted(address));
            refused(assertion(ec, Map.of()));
        }
    }

    private Response asked(String assertion) {
        return given().port(port)
                .formParams(Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        "system/Observation.rs",
                        "client_assertion_type",
                        TYPE,
                        "client_assertion",
                        assertion))
                .post("/oauth2/token");
    }

    private void refused(String assertion) {
        Response answer = asked(assertion);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.<String>path("error")).isEqualTo("invalid_client");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private String assertion(JWK key, Map<String, Object> changed) throws JOSEException {
        return key instanceof ECKey known
                ? signed(JWSAlgorithm.ES384, key.getKeyID(), new ECDSASigner(known), changed)
                : signed(JWSAlgorithm.RS384, key.getKeyID(), new RSASSASigner(key.toRSAKey()), changed);
    }

    private String signed(JWSAlgorithm algorithm, String key, JWSSigner signer, Map<String, Object> changed)
            throws JOSEException {
        Map<String, Object> all = new HashMap<>(Map.of(
                "iss",
                client,
                "sub",
                client,
                "aud",
                base() + "/oauth2/token",
                "exp",
                Date.from(Instant.now().plusSeconds(240)),
                "jti",
                UUID.randomUUID().toString()));
        all.putAll(changed);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        all.forEach(claims::claim);
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
