package dk.stemme.server.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.fhir.SdcChecklist.Row;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each row of SDC's expectations of a server is tried on the server, or shown by the test that {@code sdc-evidence.txt}
 * names. docs/conformance.md is made from them; to write it anew: {@code -Dstemme.docs=write}.
 */
class SdcConformanceTest extends SearchingTest {
    private static final Path PAGE = Path.of("../docs/conformance.md");
    private static final String HERE = SdcConformanceTest.class.getSimpleName();
    private static final Map<String, String> IDS = new HashMap<>();

    private static final String HEAD = """
            # Conformance

            What Structured Data Capture 4.0.0 expects in the roles that Stemme claims, row by row, with the test that shows it.
            This page is made from the checklist and the tests; a row without its test breaks the build.

            *Server*: Form Manager (FormMgr, with what it imports of FillMgr), Form Response Manager (RespMgr) and Form Receiver.
            All rows are served. `#interactions` tries an interaction on a resource of the type; `#parameters` finds a resource
            by a parameter whose element it has, and does not find it among those that lack the element.

            *Own pages*: the portal fills forms (Filler), the designer writes them (Designer). They are clients that ask for what
            they need; *not used* means that they never ask for it, though the server would answer.

            """;

    static Stream<Row> tried() {
        return SdcChecklist.rows().stream()
                .filter(row -> row.isOf(SdcChecklist.SERVERS))
                .filter(row -> row.shownFor("Server").isEmpty());
    }

    static Stream<Row> interactions() {
        return tried().filter(row -> !row.feature().startsWith("?"));
    }

    static Stream<Row> parameters() {
        return tried().filter(row -> row.feature().startsWith("?"));
    }

    @ParameterizedTest
    @MethodSource
    void interactions(Row row) {
        String type = row.type();
        ObjectNode resource = resource(type);
        String address = "/" + type + "/" + id(type);
        switch (row.feature()) {
            case "(resource)" -> anybody().get("/metadata").then().body("rest[0].resource.type", hasItem(type));
            case "create" ->
                ehr().body(resource.toString()).post("/" + type).then().statusCode(201);
            case "read" -> ehr().get(address).then().statusCode(200).body("resourceType", equalTo(type));
            case "update" ->
                ehr().body(resource.put("language", "da").put("id", id(type)).toString())
                        .put(address)
                        .then()
                        .statusCode(200)
                        .body("language", equalTo("da"));
            case "delete" ->
                ehr().delete("/" + type + "/" + create(resource.toString()))
                        .then()
                        .statusCode(204);
            case "search-type" -> assertThat(found(type, "_id", id(type))).containsExactly(id(type));
            case "history-instance" ->
                ehr().get(address + "/_history").then().statusCode(200).body("type", equalTo("history"));
            case "vread" -> ehr().get(address + "/_history/1").then().statusCode(200);
            default -> throw new AssertionError(row + ": nothing shows it");
        }
    }

    @ParameterizedTest
    @MethodSource
    void parameters(Row row) {
        String id = id(row.type());
        String name = row.feature().substring(1);
        assertThat(found(row.type(), "_id", id, name + ":missing", "false")).containsExactly(id);
        assertThat(found(row.type(), "_id", id, name + ":missing", "true")).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThere() throws ReflectiveOperationException, IOException {
        List<String> rows = SdcChecklist.rows().stream().map(Row::toString).toList();
        for (Map.Entry<String, String> shown : SdcChecklist.evidence().entrySet()) {
            assertThat(rows).contains(shown.getKey().split(" ", 2)[1]);
            String[] test = shown.getValue().split("#");
            if (test[0].contains("/"))
                assertThat(Files.readString(Path.of("..", test[0]))).contains("('" + test[1] + "'");
            else assertThat(isTest(test[0], test[1])).as(shown.getValue()).isTrue();
        }
    }

    private static boolean isTest(String type, String name) throws ReflectiveOperationException {
        return Stream.of(Class.forName(type).getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .anyMatch(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }

    @Test
    void thePageIsThatOfTheChecklist() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("stemme.docs"))) Files.writeString(PAGE, page);
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| resource | feature | server | shown by | own pages |\n|---|---|---|---|---|\n");
        for (Row row : SdcChecklist.rows())
            page.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(row.type(), row.feature(), expected(row), served(row), used(row)));
        return page.toString();
    }

    private static String expected(Row row) {
        return SdcChecklist.SERVERS.stream()
                .filter(row.expectations()::containsKey)
                .map(statement -> row.expectations().get(statement) + " " + statement)
                .collect(Collectors.joining(", "));
    }

    private static String served(Row row) {
        if (!row.isOf(SdcChecklist.SERVERS)) return "";
        String kind = row.feature().startsWith("?") ? "parameters" : "interactions";
        return row.shownFor("Server").map(SdcConformanceTest::test).orElse("`" + HERE + "#" + kind + "`");
    }

    private static String used(Row row) {
        return SdcChecklist.CLIENTS.stream()
                .filter(row.expectations()::containsKey)
                .map(client -> "%s %s: %s"
                        .formatted(
                                row.expectations().get(client),
                                client,
                                row.shownFor(client)
                                        .map(SdcConformanceTest::test)
                                        .orElse("not used")))
                .collect(Collectors.joining("; "));
    }

    /** The class or file without its folders, and what the test is called. */
    private static String test(String evidence) {
        String[] parts = evidence.split("#");
        String file = parts[0].contains("/")
                ? parts[0].substring(parts[0].lastIndexOf('/') + 1)
                : parts[0].substring(parts[0].lastIndexOf('.') + 1);
        return "`" + file + "#" + parts[1] + "`";
    }

    /** One resource of each type is stored for all rows. */
    private String id(String type) {
        return IDS.computeIfAbsent(type, any -> create(resource(type).toString()));
    }

    /** With every element that the rows of its type search by; a response is about somebody. */
    private ObjectNode resource(String type) {
        String word = word();
        if (type.equals("QuestionnaireResponse"))
            ehr().body("{\"resourceType\":\"Patient\",\"id\":\"" + word + "\"}")
                    .put("/Patient/" + word)
                    .then()
                    .statusCode(201);
        for (JsonNode entry : Json.read(SdcChecklist.text("/sdc-resources.json").replace("WORD", word))
                .path("entry"))
            if (entry.at("/resource/resourceType").asText().equals(type)) return (ObjectNode) entry.path("resource");
        throw new AssertionError(type);
    }
}
