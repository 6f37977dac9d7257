package dk.stemme.server.exchange.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.SearchTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** The parameters of an operation, from its query and from the Parameters in its body. */
record Asked(Map<String, List<String>> parameters) {

    static Asked of(RequestDetails request) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
        if (request.getResource() instanceof Parameters body)
            body.getParameter()
                    .forEach(parameter -> all.computeIfAbsent(parameter.getName(), name -> new ArrayList<>())
                            .add(parameter.hasValue() ? parameter.getValue().primitiveValue() : ""));
        return new Asked(all);
    }

    Set<String> names() {
        return parameters.keySet();
    }

    /** The first value, null without one. */
    @Nullable
    String text(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values, also those between commas. */
    List<String> list(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .distinct()
                .toList();
    }

    /** The types of {@code _type}, empty when none is named. */
    List<String> types() {
        List<String> types = list("_type");
        for (String type : types)
            if (!SearchTable.get().serves(type))
                throw ExportRequest.bad("There is no resource type '" + type + "' here.");
        return types;
    }

    @Nullable
    Instant since() {
        String text = text("_since");
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw ExportRequest.bad(
                    "The parameter _since must be an instant with its zone, such as 2026-01-31T12:00:00Z.");
        }
    }
}
