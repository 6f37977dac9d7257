package dk.stemme.server.fhir;

import dk.stemme.server.ServerTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/** What tests of searches share: things to find, known by a tag of their own, and asking for them. */
abstract class SearchingTest extends ServerTest {
    /** A word that no other test uses. */
    protected static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Stores a resource and gives its id; single quotes stand for double ones. */
    protected String create(String json) {
        String text = json.replace('\'', '"');
        String type = text.split("\"resourceType\":\"")[1].split("\"")[0];
        return ehr().body(text)
                .post("/" + type)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    protected ValidatableResponse ask(String type, String... namesAndValues) {
        RequestSpecification request = ehr().header("Prefer", "handling=strict");
        for (int i = 0; i < namesAndValues.length; i += 2) request.queryParam(namesAndValues[i], namesAndValues[i + 1]);
        return request.get("/" + type).then();
    }

    /** The ids of the matches, in their order. */
    protected List<String> found(String type, String... namesAndValues) {
        return ids(type, "match", namesAndValues);
    }

    /** The ids of what is included. */
    protected List<String> included(String type, String... namesAndValues) {
        return ids(type, "include", namesAndValues);
    }

    private List<String> ids(String type, String mode, String... namesAndValues) {
        List<String> ids = ask(type, namesAndValues)
                .statusCode(200)
                .extract()
                .path("entry.findAll { it.search.mode == '" + mode + "' }.resource.id");
        return ids == null ? List.of() : ids;
    }

    protected String patient(String family) {
        return create("{'resourceType':'Patient','name':[{'family':'" + family + "'}]}");
    }
}
