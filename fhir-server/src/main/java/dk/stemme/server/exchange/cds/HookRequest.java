package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * A call of a service on the hook {@code patient-view} (CDS Hooks 2.0, HTTP Request).
 *
 * @param patientId the patient's id on the EHR's FHIR server
 * @param fhirServer base of that server, null when not said
 * @param patient the prefetched Patient, null when not sent
 * @param results the prefetched searchset of Observations, null when not sent
 */
record HookRequest(
        String patientId,
        @Nullable String fhirServer,
        @Nullable ObjectNode patient,
        @Nullable ObjectNode results) {

    /** @throws Refusal 400 naming the field that is missing or wrong */
    static HookRequest of(ObjectNode body, String hook) {
        if (!required(body, "hook", "hook").equals(hook)) throw bad("hook", "must be " + hook + " for this service");
        required(body, "hookInstance", "hookInstance");
        JsonNode context = body.path("context");
        required(context, "userId", "context.userId");
        String patientId = required(context, "patientId", "context.patientId").replaceFirst("^Patient/", "");
        String server = body.path("fhirServer").asText("");
        JsonNode prefetch = body.path("prefetch");
        ObjectNode patient = resource(prefetch, "patient", "Patient");
        if (patient != null && !patient.path("id").asText().equals(patientId))
            throw bad("prefetch.patient", "is not the patient that context.patientId names");
        ObjectNode results = resource(prefetch, "results", "Bundle");
        return new HookRequest(patientId, server.isEmpty() ? null : server, patient, results);
    }

    private static String required(JsonNode parent, String name, String path) {
        JsonNode value = parent.path(name);
        if (!value.isTextual() || value.asText().isBlank()) throw bad(path, "is missing");
        return value.asText();
    }

    /** Null also for a prefetch that failed at the client, which is sent as null. */
    private static @Nullable ObjectNode resource(JsonNode prefetch, String key, String type) {
        if (!(prefetch.get(key) instanceof ObjectNode resource)) return null;
        if (!resource.path("resourceType").asText().equals(type)) throw bad("prefetch." + key, "must be a " + type);
        return resource;
    }

    private static Refusal bad(String field, String what) {
        return Refusal.of(400, IssueType.INVALID, field, "The field " + field + " " + what + ".");
    }
}
