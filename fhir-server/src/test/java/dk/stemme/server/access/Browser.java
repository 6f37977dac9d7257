package dk.stemme.server.access;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** Keeps cookies and sends the page's token back, as the web pages do. */
final class Browser {
    private final int port;
    private final Map<String, String> cookies = new HashMap<>();

    Browser(int port) {
        this.port = port;
        keep(request().get("/session"));
    }

    static Browser of(int port, String person) {
        Browser browser = new Browser(port);
        browser.signIn(person).then().statusCode(204);
        return browser;
    }

    Response signIn(String person) {
        return keep(request().formParam("username", person).post("/sign-in"));
    }

    Response signOut() {
        return keep(request().post("/sign-out"));
    }

    /** A request with cookies and token. */
    RequestSpecification request() {
        return bare().header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
    }

    /** A request with cookies alone, as another site could cause it. */
    RequestSpecification bare() {
        return given().port(port).redirects().follow(false).cookies(cookies);
    }

    /** A request to the FHIR server. */
    RequestSpecification fhir() {
        return request().basePath("/fhir").contentType("application/fhir+json;charset=UTF-8");
    }

    String session() {
        return cookies.getOrDefault("JSESSIONID", "");
    }

    Response keep(Response response) {
        cookies.putAll(response.cookies());
        cookies.values().removeIf(String::isEmpty);
        return response;
    }
}
