package dk.stemme.server.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The query of a search, from a request or from the text of a conditional URL. */
final class Queries {
    private Queries() {}

    static Map<String, List<String>> of(RequestDetails request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> query.put(name, List.of(values)));
        return query;
    }

    /** {@code Patient?identifier=a|b} or {@code identifier=a|b} */
    static Map<String, List<String>> of(String url) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2) continue;
            query.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>()).add(decode(parts[1]));
        }
        return query;
    }

    static boolean strict(RequestDetails request) {
        String prefer = request.getHeader("Prefer");
        return prefer != null && prefer.contains("handling=strict");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, IssueType.INVALID, "", "The condition has a % that encodes nothing: '" + text + "'.");
        }
    }
}
