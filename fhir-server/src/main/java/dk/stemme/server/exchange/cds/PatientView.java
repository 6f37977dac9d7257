package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The service on {@code patient-view}: one card with the newest scores, their colour and changes; none without any. */
@Component
class PatientView {
    static final String ID = "stemme-patient-view";
    static final String HOOK = "patient-view";

    /** The cards, and the patients of ours they are about. */
    record Seen(List<ObjectNode> cards, List<String> patients) {}

    private final Permission permission;
    private final Search search;

    PatientView(Permission permission, Search search) {
        this.permission = permission;
        this.search = search;
    }

    static ObjectNode definition() {
        ObjectNode service = Json.object()
                .put("hook", HOOK)
                .put("id", ID)
                .put("title", "Stemme: patient-reported outcomes")
                .put("description", "The newest patient-reported scores, what of them needs attention, and changes.");
        service.putObject("prefetch")
                .put("patient", "Patient/{{context.patientId}}")
                .put("results", "Observation?patient={{context.patientId}}&category=survey&_sort=-date&_count=100");
        return service;
    }

    /** @param here the server's address, which the card's link begins with */
    Seen look(HookRequest request, String here, Locale language) {
        String patient = ours(request, here);
        List<JsonNode> observations =
                request.results() == null ? stored(patient) : observations(request.results(), request.patientId());
        Standing standing = Standing.of(observations);
        if (standing.isEmpty()) return new Seen(List.of(), List.of());
        ObjectNode card = new Card(Words.in(language)).of(standing, here, patient);
        return new Seen(List.of(card), patient == null ? List.of() : List.of(patient));
    }

    /**
     * The patient's id here, null when we have none such. By identifier if the EHR sends one: ids of two servers mean
     * different people.
     */
    private @Nullable String ours(HookRequest request, String here) {
        permission.check("Patient", "search");
        String identifiers = identifiers(request.patient());
        if (!identifiers.isEmpty()) return only(Map.of("identifier", List.of(identifiers)));
        boolean sameIds = request.fhirServer() == null || request.fhirServer().startsWith(here + "/fhir");
        if (sameIds) return only(Map.of("_id", List.of(request.patientId())));
        if (request.results() != null) return null;
        throw Refusal.of(
                412,
                IssueType.REQUIRED,
                "prefetch.patient",
                "The patient's ids are those of another server: prefetch the Patient with its identifiers.");
    }

    private @Nullable String only(Map<String, List<String>> query) {
        List<Stored> found = search.page("Patient", query, true).matches();
        return found.size() == 1 ? found.get(0).id() : null;
    }

    private static String identifiers(@Nullable ObjectNode patient) {
        List<String> found = new ArrayList<>();
        if (patient != null)
            patient.path("identifier").forEach(identifier -> {
                if (identifier.hasNonNull("system") && identifier.hasNonNull("value"))
                    found.add(identifier.get("system").asText() + "|"
                            + identifier.get("value").asText().replace(",", "\\,"));
            });
        return String.join(",", found);
    }

    private List<JsonNode> stored(@Nullable String patient) {
        permission.check("Observation", "search");
        if (patient == null) return List.of();
        Map<String, List<String>> query = Map.of(
                "patient", List.of("Patient/" + patient),
                "category", List.of("survey"),
                "_sort", List.of("-date"),
                "_count", List.of("200"));
        return search.page("Observation", query, true).matches().stream()
                .<JsonNode>map(Stored::json)
                .toList();
    }

    private static List<JsonNode> observations(ObjectNode bundle, String patient) {
        List<JsonNode> found = new ArrayList<>();
        bundle.path("entry").forEach(entry -> {
            JsonNode resource = entry.path("resource");
            boolean theirs =
                    ("/" + resource.path("subject").path("reference").asText()).endsWith("/Patient/" + patient);
            if (theirs && resource.path("resourceType").asText().equals("Observation")) found.add(resource);
        });
        return found;
    }
}
