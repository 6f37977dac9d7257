package dk.stemme.server.exchange.view;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * What {@code $viewdefinition-run} was asked with. A ViewDefinition is no resource of R4, so the body is read as JSON.
 *
 * @param parameters by their names, those of the query first
 * @param accept the header, empty without one
 */
record Asked(Map<String, List<JsonNode>> parameters, String accept) {
    private static final Set<String> KNOWN =
            Set.of("viewResource", "resource", "patient", "_since", "_limit", "_format", "header", "_pretty");

    /** @throws Refusal 400 when the body is neither Parameters nor a ViewDefinition, or something else is asked for */
    static Asked of(RequestDetails request) {
        Map<String, List<JsonNode>> all = new LinkedHashMap<>();
        request.getParameters()
                .forEach((name, values) -> Stream.of(values)
                        .forEach(value -> add(all, name, Json.object().put("value", value))));
        ObjectNode body = body(request.loadRequestContents());
        if (body.path("resourceType").asText().equals("ViewDefinition"))
            add(all, "viewResource", Json.object().set("resource", body));
        for (JsonNode parameter : body.path("parameter"))
            add(all, parameter.path("name").asText(), parameter);
        for (String name : all.keySet())
            if (!KNOWN.contains(name))
                throw Refusal.of(
                        400, IssueType.NOTSUPPORTED, place(name), "The parameter " + name + " is not supported.");
        return new Asked(all, Optional.ofNullable(request.getHeader("Accept")).orElse(""));
    }

    private static void add(Map<String, List<JsonNode>> all, String name, JsonNode parameter) {
        all.computeIfAbsent(name, any -> new ArrayList<>()).add(parameter);
    }

    private static String place(String name) {
        return "Parameters.parameter.where(name = '" + name + "')";
    }

    private static ObjectNode body(byte[] body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, IssueType.STRUCTURE, "", "The body is not well-formed JSON: " + e.getMessage());
        }
    }

    JsonNode view() {
        List<JsonNode> views = parameters.getOrDefault("viewResource", List.of());
        if (views.size() == 1 && views.get(0).path("resource").isObject())
            return views.get(0).path("resource");
        throw Refusal.of(
                400,
                IssueType.REQUIRED,
                place("viewResource"),
                "Send one ViewDefinition as the resource of the parameter viewResource.");
    }

    Table table() {
        return text("_format")
                .map(Table::of)
                .or(() -> Table.accepted(accept))
                .orElseThrow(() -> OperationInput.bad("_format", "is missing: csv, ndjson or json"));
    }

    boolean header() {
        String text = text("header").orElse("true");
        if (text.matches("true|false")) return text.equals("true");
        throw OperationInput.bad("header", "must be true or false");
    }

    long limit() {
        return text("_limit").map(Asked::number).orElse(Long.MAX_VALUE);
    }

    private static long number(String text) {
        if (text.matches("[1-9]\\d{0,17}")) return Long.parseLong(text);
        throw OperationInput.bad("_limit", "must be a whole number from 1");
    }

    /** The bare ids of the patients named, empty for all. */
    List<String> patients() {
        return texts("patient")
                .flatMap(text -> Stream.of(text.split(",")))
                .map(Asked::patient)
                .distinct()
                .toList();
    }

    private static String patient(String reference) {
        if (reference.matches("Patient/[A-Za-z0-9.-]{1,64}")) return reference.substring("Patient/".length());
        throw OperationInput.bad("patient", "must be a reference such as Patient/1");
    }

    Optional<Instant> since() {
        try {
            return text("_since").map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw OperationInput.bad("_since", "must be an instant with its zone, such as 2026-01-31T12:00:00Z");
        }
    }

    /** Those to be run over in place of what is stored, as JSON. */
    List<String> resources() {
        List<String> resources = parameters.getOrDefault("resource", List.of()).stream()
                .map(each -> each.path("resource").toString())
                .toList();
        for (String name : List.of("patient", "_since"))
            if (!resources.isEmpty() && parameters.containsKey(name))
                throw OperationInput.bad(name, "narrows what is stored, and cannot be sent with resources");
        return resources;
    }

    private Optional<String> text(String name) {
        return texts(name).findFirst();
    }

    private Stream<String> texts(String name) {
        return parameters.getOrDefault(name, List.of()).stream().map(Asked::text);
    }

    /** Whatever type the value has. */
    private static String text(JsonNode parameter) {
        return parameter.properties().stream()
                .filter(field -> field.getKey().startsWith("value"))
                .map(Map.Entry::getValue)
                .map(value -> value.has("reference") ? value.path("reference").asText() : value.asText())
                .findFirst()
                .orElse("");
    }
}
