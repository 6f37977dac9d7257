package dk.stemme.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Json;
import java.util.Map;
import java.util.regex.Pattern;

/** What came back. */
record Reply(int status, Map<String, String> headers, String body) {
    private static final Pattern XML =
            Pattern.compile("<OperationOutcome .*<(diagnostics|text) value=\"[^\"]+\"", Pattern.DOTALL);

    boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    private static final Pattern TURTLE = Pattern.compile("OperationOutcome.issue.diagnostics", Pattern.DOTALL);

    /** Whether it is an OperationOutcome that says something. */
    boolean says() {
        if (body.startsWith("<")) return XML.matcher(body).find();
        if (body.startsWith("PREFIX") || body.startsWith("@prefix"))
            return TURTLE.matcher(body).find();
        try {
            JsonNode issue = Json.read(body).path("issue").path(0);
            return !issue.path("diagnostics").asText().isBlank()
                    && !issue.path("code").asText().isBlank();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
