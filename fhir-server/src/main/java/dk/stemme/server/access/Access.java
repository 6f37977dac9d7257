package dk.stemme.server.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One access by a caller, as it is put on record: who, what, whose, and how it went. Its form is that of IHE BALP's
 * RESTful patterns; no name, number or search value that tells on a person stands in it.
 *
 * @param code R4's code of the interaction, or an operation's name
 * @param what reference to the resource, null for searches and failures
 * @param patient reference to the patient whose data it is, null for nobody's
 * @param query the request with personal values masked, null when {@code what} says it all
 */
record Access(
        Caller caller,
        String code,
        Outcome outcome,
        @Nullable String what,
        @Nullable String patient,
        @Nullable String query) {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    /** R4's audit-event-outcome. */
    enum Outcome {
        SUCCESS(0),
        /** The request could not be met. */
        MINOR_FAILURE(4),
        /** The caller may not. */
        SERIOUS_FAILURE(8),
        /** Our fault. */
        MAJOR_FAILURE(12);

        final String code;

        Outcome(int code) {
            this.code = Integer.toString(code);
        }

        static Outcome ofStatus(int status) {
            if (status < 400) return SUCCESS;
            if (status == 401 || status == 403) return SERIOUS_FAILURE;
            return status < 500 ? MINOR_FAILURE : MAJOR_FAILURE;
        }
    }

    ObjectNode event(Instant now) {
        ObjectNode event = Json.object().put("resourceType", "AuditEvent");
        event.set("type", coding(TERMINOLOGY + "audit-event-type", "rest"));
        String interaction = code.startsWith("$") ? "operation" : code;
        event.putArray("subtype").add(coding("http://hl7.org/fhir/restful-interaction", interaction));
        event.put("action", Interaction.of(code).action);
        event.put("recorded", now.toString());
        event.put("outcome", outcome.code);
        event.putArray("agent").add(agent());
        event.putObject("source").putObject("observer").put("display", "Stemme");
        ArrayNode entities = event.putArray("entity");
        if (what != null && !what.equals(patient)) entities.add(entity(what, "4"));
        if (patient != null) entities.add(entity(patient, "1"));
        if (query != null) entities.add(queryEntity(query));
        if (entities.isEmpty()) event.remove("entity");
        return event;
    }

    private ObjectNode agent() {
        ObjectNode agent = Json.object();
        agent.putArray("role")
                .addObject()
                .putArray("coding")
                .add(coding(BASE + "CodeSystem/user-role", caller.role().code()));
        ObjectNode who = agent.putObject("who");
        if (caller.fhirUser().isEmpty())
            who.putObject("identifier").put("system", BASE + "sid/client").put("value", caller.subject());
        else who.put("reference", caller.fhirUser());
        return agent.put("requestor", true);
    }

    /** @param role of HL7's object-role: 1 patient, 4 domain resource */
    private static ObjectNode entity(String reference, String role) {
        ObjectNode entity = Json.object();
        entity.putObject("what").put("reference", reference);
        entity.set("role", coding(TERMINOLOGY + "object-role", role));
        return entity;
    }

    private static ObjectNode queryEntity(String query) {
        ObjectNode entity = Json.object();
        entity.set("role", coding(TERMINOLOGY + "object-role", "24"));
        return entity.put("query", Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode coding(String system, String code) {
        return Json.object().put("system", system).put("code", code);
    }
}
