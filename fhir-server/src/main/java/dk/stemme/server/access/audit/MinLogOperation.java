package dk.stemme.server.access.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/{id}/$minlog}: who has dealt with a patient's data, newest first, as registrations that MinLog2 takes;
 * {@code _since} and {@code _count} narrow it. The answer is JSON, not FHIR.
 */
@Component
class MinLogOperation implements FhirOperations {
    private static final String NAME = "$minlog";
    private static final int MOST = 10_000;
    private static final String DENMARK = "urn:oid:1.2.208.176.1.";
    private static final Map<String, String> NUMBERS =
            Map.of("Patient", DENMARK + "2", "Practitioner", DENMARK + "2", "Location", DENMARK + "1");

    private final Permission permission;
    private final Store store;
    private final OnBehalf caller;
    private final JdbcClient jdbc;

    MinLogOperation(Permission permission, Store store, OnBehalf caller, JdbcClient jdbc) {
        this.permission = permission;
        this.store = store;
        this.caller = caller;
        this.jdbc = jdbc;
    }

    @Operation(name = NAME, idempotent = true, typeName = "Patient", manualResponse = true)
    public void minlog(@IdParam IdType id, RequestDetails request, HttpServletResponse response) throws IOException {
        permission.check("Patient", NAME);
        permission.check("AuditEvent", "read");
        String patient = store.read("Patient", id.getIdPart()).reference();
        List<String> events = events(id.getIdPart(), since(request), count(request));
        caller.shown(NAME, "GET " + patient + "/" + NAME, List.of(id.getIdPart()));
        Map<String, String> known = new HashMap<>();
        ObjectNode registration = Json.object();
        ArrayNode entries = registration.putArray("LogDataEntry");
        for (String event : events)
            entries.add(new MinLog(Json.read(event), who -> known.computeIfAbsent(who, this::number)).entry(patient));
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(Json.write(registration).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> events(String patient, Instant since, int count) {
        return jdbc.sql("""
                        select body from resource where type = 'AuditEvent' and patient = ? and starts >= ?
                        order by starts desc, id desc limit ?""")
                .params(patient, since.atOffset(ZoneOffset.UTC), count)
                .query(String.class)
                .list();
    }

    /** The number of a person or unit by which Denmark knows it; empty without one. */
    private String number(String reference) {
        String type = reference.split("/")[0];
        if (!NUMBERS.containsKey(type) || !reference.contains("/")) return "";
        return store.find(type, reference.substring(type.length() + 1))
                .map(found -> number(found.json().path("identifier"), NUMBERS.get(type)))
                .orElse("");
    }

    private static String number(JsonNode identifiers, String system) {
        for (JsonNode identifier : identifiers)
            if (identifier.path("system").asText().equals(system))
                return identifier.path("value").asText();
        return "";
    }

    private static Instant since(RequestDetails request) {
        String[] since = request.getParameters().getOrDefault("_since", new String[0]);
        try {
            return since.length == 0
                    ? Instant.EPOCH
                    : OffsetDateTime.parse(since[0].replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw bad("The parameter _since must be an instant with its zone, such as 2026-01-31T12:00:00Z.");
        }
    }

    private static int count(RequestDetails request) {
        String[] count = request.getParameters().getOrDefault("_count", new String[0]);
        if (count.length == 0) return MOST;
        if (!count[0].matches("\\d{1,6}")) throw bad("The parameter _count must be a whole number.");
        return Math.min(MOST, Integer.parseInt(count[0]));
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }
}
