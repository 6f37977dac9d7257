package dk.stemme.server.result;

import static dk.stemme.server.store.BundleText.part;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.BundleText;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Series;
import dk.stemme.server.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * {@code Observation/$lastn} (R4): the newest {@code max} (1) of each code among one patient's Observations; the other
 * parameters are those of a search, category or code among them. What was entered in error is left out, unless the status
 * is asked for.
 */
@Component
class LastN implements FhirOperations {
    private static final String MATCH = part("search", "{\"mode\":\"match\"}");

    private final Permission permission;
    private final Series series;
    private final FhirContext context;

    LastN(Permission permission, Series series, FhirContext context) {
        this.permission = permission;
        this.series = series;
        this.context = context;
    }

    @Operation(name = "$lastn", typeName = "Observation", idempotent = true, manualRequest = true)
    public Bundle lastN(RequestDetails request) {
        permission.check("Observation", "$lastn");
        OperationInput input = OperationInput.of(request, context, "max");
        int max = input.count("max").orElse(1);
        if (max == 0) throw OperationInput.bad("max", "must be a whole number from 1");
        Map<String, List<String>> query = input.query();
        query.remove("max");
        require(query, "patient", "subject");
        require(query, "category", "code");
        if (named(query, "status").findAny().isEmpty()) query.put("status:not", List.of("entered-in-error"));
        List<Stored> found = series.newest(query, max, other -> permission.allows(other, "search"), LastN::unknown);
        new Answer(200, bundle(found, request.getFhirServerBase()), null, found).attach(request);
        return new Bundle();
    }

    private static void require(Map<String, List<String>> query, String one, String other) {
        if (Stream.of(one, other).flatMap(name -> named(query, name)).findAny().isEmpty())
            throw OperationInput.bad(one, "is missing (or " + other + ")");
    }

    /** With or without a modifier or a chain. */
    private static Stream<String> named(Map<String, List<String>> query, String name) {
        return query.keySet().stream().filter(key -> key.split("[:.]", 2)[0].equals(name));
    }

    private static void unknown(String name) {
        throw Refusal.of(400, IssueType.NOTSUPPORTED, "", "The parameter '" + name + "' is not known for $lastn.");
    }

    private static String bundle(List<Stored> found, String base) {
        BundleText bundle = new BundleText("searchset");
        bundle.field("total", (long) found.size());
        for (Stored stored : found)
            bundle.entry(
                    part("fullUrl", Json.quoted(base + "/" + stored.reference())),
                    part("resource", stored.text()),
                    MATCH);
        return bundle.end();
    }
}
