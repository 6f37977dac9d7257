package dk.stemme.server.access;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** Keeps cookies and sends the page's token back, as the web pages do. */
public final class Browser {
    private final int port;
    private final Map<String, String> cookies = new HashMap<>();

    public Browser(int port) {
        this.port = port;
        keep(request().get("/session"));
    }

    /** The same browser, led to another node of the same service. */
    public Browser at(int node) {
        Browser there = new Browser(node, cookies);
        there.keep(there.request().get("/session"));
        return there;
    }

    private Browser(int port, Map<String, String> cookies) {
        this.port = port;
        this.cookies.putAll(cookies);
    }

    public static Browser of(int port, String person) {
        Browser browser = new Browser(port);
        browser.signIn(person).then().statusCode(204);
        return browser;
    }

    public Response signIn(String person) {
        return keep(request().formParam("username", person).post("/sign-in"));
    }

    public Response signOut() {
        return keep(request().post("/sign-out"));
    }

    /** A request with cookies and token. */
    public RequestSpecification request() {
        return bare().header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
    }

    /** A request with cookies alone, as another site could cause it. */
    public RequestSpecification bare() {
        return given().port(port).redirects().follow(false).cookies(cookies);
    }

    /** A request to the FHIR server. */
    public RequestSpecification fhir() {
        return request().basePath("/fhir").contentType("application/fhir+json;charset=UTF-8");
    }

    /** The token of the page, as a form sends it. */
    public String forgery() {
        return cookies.getOrDefault("XSRF-TOKEN", "");
    }

    public String session() {
        return cookies.getOrDefault("JSESSIONID", "");
    }

    public Response keep(Response response) {
        cookies.putAll(response.cookies());
        cookies.values().removeIf(String::isEmpty);
        return response;
    }
}
