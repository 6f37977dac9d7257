package dk.stemme.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every kind of caller × everything the CapabilityStatement offers, asked for over HTTP and held against
 * {@code access-matrix.txt}: what is new on either side has no line there and fails. To write it anew after looking at each
 * cell that changed: {@code -Dstemme.golden=write}.
 */
class AccessMatrixTest extends CallerTest {
    private static final String NOBODY = "matrix-nobody";
    private static final String WARD = "matrix-ward";

    /** A refusal by row or scope; what lies outside the reach is refused in other words. */
    private static final Pattern BY_RULE =
            Pattern.compile("no row of the access rules|no scope of this token covers it|\\(own-unit\\)");

    /** By letter: how each interaction of a type is asked for; none of it finds anything. */
    private static final Map<String, String> INTERACTIONS = interactions();

    private static Map<String, String> interactions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("c", "POST ");
        all.put("r", "GET /" + NOBODY);
        all.put("u", "PUT /" + NOBODY);
        all.put("p", "PATCH /" + NOBODY);
        all.put("d", "DELETE /" + NOBODY);
        all.put("s", "GET ?_count=0");
        all.put("v", "GET /" + NOBODY + "/_history/1");
        all.put("h", "GET /" + NOBODY + "/_history");
        all.put("t", "GET /_history?_count=1");
        return all;
    }

    private static final String LEGEND = """
            # What each kind of caller may ask for at all, as the server answered over HTTP; whose data they then find stands in
            # access-ways.txt. c create, r read, u update, p patch, d delete, s search, v vread, h history of one, t history of
            # the type; yes an operation; - refused.
            """ + KINDS;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyCallerMayWhatItsCellSaysAndNothingElse() throws Exception {
        treated("matrix-somebody", WARD);
        put("{\"resourceType\":\"Location\",\"id\":\"matrix-ward\",\"status\":\"active\",\"name\":\"Matrix\"}");
        JsonNode rest =
                Json.read(anybody().get("/metadata").asString()).path("rest").path(0);
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (JsonNode resource : rest.path("resource")) types(resource, asked);
        for (JsonNode interaction : rest.path("interaction"))
            asked.put(
                    "* " + interaction.path("code").asText(),
                    List.of(ofServer(interaction.path("code").asText())));
        for (JsonNode operation : rest.path("operation"))
            asked.put(
                    "* $" + operation.path("name").asText(),
                    List.of("POST /$" + operation.path("name").asText()));
        String found = table(asked);
        golden("access-matrix.txt", found);
    }

    private static void types(JsonNode resource, Map<String, List<String>> asked) {
        String type = resource.path("type").asText();
        asked.put(
                type,
                INTERACTIONS.values().stream()
                        .map(way -> way.replaceFirst(" ", " /" + type))
                        .toList());
        for (JsonNode operation : resource.path("operation")) {
            String name = "/$" + operation.path("name").asText();
            String one = type.equals("Location") ? WARD : NOBODY;
            asked.put(
                    type + " " + name.substring(1),
                    List.of(
                            "POST /" + type + name + "?subject=Location/" + WARD,
                            "POST /" + type + "/" + one + name + "?subject=Location/" + WARD));
        }
    }

    private static String ofServer(String interaction) {
        return interaction.equals("history-system") ? "GET /_history?_count=1" : "POST / " + interaction;
    }

    private String table(Map<String, List<String>> asked) throws InterruptedException, ExecutionException {
        Map<String, String> callers = kinds("matrix");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Map<String, List<Future<String>>> cells = new LinkedHashMap<>();
            asked.forEach((row, ways) -> cells.put(
                    row,
                    callers.values().stream()
                            .map(token -> threads.submit(() -> cell(row, ways, token)))
                            .toList()));
            StringBuilder table = new StringBuilder(LEGEND);
            line(table, "", List.copyOf(callers.keySet()));
            for (var row : cells.entrySet()) {
                List<String> line = new ArrayList<>();
                for (Future<String> cell : row.getValue()) line.add(cell.get());
                line(table, row.getKey(), line);
            }
            return table.toString();
        } finally {
            threads.shutdown();
        }
    }

    private String cell(String row, List<String> ways, String token) {
        if (row.contains(" "))
            return ways.stream().anyMatch(way -> Boolean.TRUE.equals(mayAsk(way, token))) ? "yes" : "-";
        StringBuilder letters = new StringBuilder();
        List<String> names = List.copyOf(INTERACTIONS.keySet());
        for (int i = 0; i < ways.size(); i++)
            if (Boolean.TRUE.equals(mayAsk(ways.get(i), token))) letters.append(names.get(i));
        return letters.isEmpty() ? "-" : letters.toString();
    }

    /** Null where nothing of the kind is served. */
    private @Nullable Boolean mayAsk(String way, String token) {
        String[] parts = way.split(" ");
        String body = switch (parts[0]) {
            case "PATCH" -> "[]";
            case "GET", "DELETE" -> "";
            default -> body(parts);
        };
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/fhir" + parts[1]))
                .header(
                        "Content-Type",
                        parts[0].equals("PATCH") ? "application/json-patch+json" : "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .method(parts[0], HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.body().contains("does not know how to handle")) return null;
            if (answer.statusCode() >= 500) throw new AssertionError(way + ": " + answer.body());
            boolean refused =
                    answer.statusCode() == 403 && BY_RULE.matcher(answer.body()).find();
            return answer.statusCode() != 401 && !refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a character that is refused when everything else has been asked, so that nothing is stored. */
    private static String body(String[] parts) {
        if (parts.length == 3) return "{\"resourceType\":\"Bundle\",\"type\":\"" + parts[2] + "\"}";
        if (parts[1].contains("$")) return "{\"resourceType\":\"Parameters\"}";
        return """
                {"resourceType":"%s","id":"%s","extension":[{"url":"urn:x","valueString":"\\u0000"}]}""".formatted(parts[1].split("/")[1], NOBODY);
    }
}
