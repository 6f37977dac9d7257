package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.ServerTest;
import dk.stemme.server.store.Json;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that is sent as a value is ever taken for a piece of SQL, whichever search parameter it stands in. */
class InjectionTest extends ServerTest {
    private static final List<String> VALUES = List.of(
            "'; select pg_sleep(5); --",
            "x')) or exists (select pg_sleep(5)) --",
            "\\",
            "'",
            "x' or '1'='1",
            "$$ || pg_sleep(5) || $$",
            "?::text",
            "%27%20or%201=1",
            "x|' or true --",
            "ge'2020");
    private static final Pattern TELLS =
            Pattern.compile("(?i)psql|syntax error|postgres|jdbc|select r\\.|exception|\\bat dk\\.stemme");

    @Test
    void inEverySearchParameterOfEveryType() {
        for (Asked each : parameters()) {
            for (String value : VALUES.subList(0, 3))
                check(each + "=" + value, ehr().queryParam(each.name, value).get("/" + each.type), each);
        }
    }

    @Test
    void inNamesModifiersSortsChainsAndIncludes() {
        Asked patients = new Asked("Patient", "");
        for (String value : VALUES) {
            check(value, ehr().queryParam(value, "1").get("/Patient"), patients);
            check(value, ehr().queryParam("name:" + value, "1").get("/Patient"), patients);
            check(value, ehr().queryParam("_sort", value).get("/Patient"), patients);
            check(
                    value,
                    ehr().queryParam("_has:Observation:patient:" + value, "1").get("/Patient"),
                    patients);
            check(value, ehr().queryParam("subject:Patient." + value, "1").get("/Observation"), patients);
            check(value, ehr().queryParam("_include", value).get("/Observation"), patients);
            check(value, ehr().queryParam("_revinclude", "Observation:" + value).get("/Patient"), patients);
            check(value, ehr().queryParam("_page", value).get("/Patient"), patients);
            check(value, ehr().queryParam("_elements", value).get("/Patient"), patients);
            check(value, ehr().queryParam("_since", value).get("/Patient/_history"), patients);
        }
    }

    private static void check(String what, Response answer, Asked asked) {
        assertThat(answer.statusCode()).as(what).isIn(200, 400, 404);
        assertThat(answer.time()).as(what).isLessThan(4_000);
        String text = answer.asString();
        if (answer.statusCode() != 200) assertThat(text).as(what).doesNotContainPattern(TELLS);
    }

    private record Asked(String type, String name) {
        @Override
        public String toString() {
            return type + "?" + name;
        }
    }

    private List<Asked> parameters() {
        List<Asked> all = new ArrayList<>();
        JsonNode metadata = Json.read(anybody().get("/metadata").asString());
        for (JsonNode type : metadata.at("/rest/0/resource")) {
            for (JsonNode parameter : type.path("searchParam"))
                all.add(new Asked(
                        type.path("type").asText(), parameter.path("name").asText()));
        }
        assertThat(all).hasSizeGreaterThan(200);
        return all;
    }
}
