package dk.stemme.server.exchange.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * What a kick-off request asks for (Bulk Data Access 2.0, Query Parameters).
 *
 * @param types as named, empty when none are
 */
record ExportRequest(
        String url, List<String> types, @Nullable Instant since) {
    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final Set<String> KNOWN = Set.of("_type", "_since", "_outputFormat", "_format", "_pretty");

    /** @throws Refusal 400 naming the parameter that cannot be met */
    static ExportRequest of(RequestDetails request) {
        String prefer = String.valueOf(request.getHeader("Prefer"));
        if (!prefer.contains("respond-async"))
            throw bad("An export takes its time: send the header 'Prefer: respond-async'.");
        Asked asked = Asked.of(request);
        if (!prefer.contains("handling=lenient")) asked.names().forEach(ExportRequest::known);
        for (String format : asked.list("_outputFormat"))
            if (!FORMATS.contains(format.replace(' ', '+')))
                throw bad("The parameter _outputFormat must be application/fhir+ndjson.");
        return new ExportRequest(request.getCompleteUrl(), asked.types(), asked.since());
    }

    /** Refuses types that do not belong to patients. */
    ExportRequest ofPatients() {
        types.stream().filter(type -> !Scan.isPersonal(type)).findFirst().ifPresent(type -> {
            throw bad(type + " lies in no patient's compartment: export it from the whole system.");
        });
        return this;
    }

    private static void known(String parameter) {
        if (!KNOWN.contains(parameter))
            throw bad("The parameter " + parameter
                    + " is not supported; with 'Prefer: handling=lenient' it is left out.");
    }

    static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }
}
