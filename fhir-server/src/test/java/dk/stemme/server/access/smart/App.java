package dk.stemme.server.access.smart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.access.Browser;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A SMART app in a browser: asks, comes back with a code, and gets its tokens. */
final class App {
    static final String BACK = "http://127.0.0.1:8081/";
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rule-of-43-characters";

    private final int port;
    private final String client;
    private final String redirect;

    App(int port, String client, String redirect) {
        this.port = port;
        this.client = client;
        this.redirect = redirect;
    }

    static App demo(int port) {
        return new App(port, "demo-app", BACK);
    }

    String base() {
        return "http://localhost:" + port;
    }

    Map<String, String> question(String scope) {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", client);
        question.put("redirect_uri", redirect);
        question.put("scope", scope);
        question.put("state", "my state+1");
        question.put("aud", base() + "/fhir");
        question.put("code_challenge", challenge());
        question.put("code_challenge_method", "S256");
        return question;
    }

    static String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hash.of(VERIFIER));
    }

    Response ask(Browser person, Map<String, String> question) {
        return person.keep(person.request().queryParams(question).get("/oauth2/authorize"));
    }

    /** The person allows all that is asked for; {@code more} may name the patient. */
    Response allow(Browser person, Response page, String... more) {
        Map<String, String> query = query(page.header("Location"));
        assertThat(page.header("Location")).contains("/approve?");
        var form = person.request()
                .formParam("client_id", query.get("client_id"))
                .formParam("state", query.get("state"))
                .formParam("_csrf", person.forgery());
        Arrays.stream(query.get("scope").split(" ")).forEach(scope -> form.formParam("scope", scope));
        for (int i = 0; i < more.length; i += 2) form.formParam(more[i], more[i + 1]);
        return person.keep(form.post("/oauth2/authorize"));
    }

    /** From the question to the way back, with the approval in between if there is one. */
    Map<String, String> come(Browser person, Map<String, String> question, String... more) {
        Response answer = ask(person, question);
        if (String.valueOf(answer.header("Location")).contains("/approve?")) answer = allow(person, answer, more);
        assertThat(answer.header("Location")).startsWith(redirect);
        return query(answer.header("Location"));
    }

    Response redeem(String code) {
        return token(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirect,
                "client_id", client,
                "code_verifier", VERIFIER));
    }

    Response renew(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", client));
    }

    Response token(Map<String, String> form) {
        return given().port(port).formParams(new HashMap<>(form)).post("/oauth2/token");
    }

    /** The tokens of a person who allows all. */
    Response tokens(Browser person, String scope, String... more) {
        Response tokens = redeem(come(person, question(scope), more).get("code"));
        tokens.then().statusCode(200);
        return tokens;
    }

    static Map<String, String> query(String address) {
        String query = URI.create(address).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
