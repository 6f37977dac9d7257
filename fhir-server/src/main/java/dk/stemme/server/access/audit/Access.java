package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Interaction;
import dk.stemme.server.access.Origin;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Visit;
import dk.stemme.server.access.purpose.Purposes;
import dk.stemme.server.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One access by a caller, as it is put on record: who, what, whose, what for, and how it went. Its form is that of IHE
 * BALP's RESTful patterns; no number or search value that tells on a person stands in it, nor a patient's name.
 *
 * @param code R4's code of the interaction, or an operation's name
 * @param what reference to the resource, null for searches and failures
 * @param patient reference to the patient whose data it is, null for nobody's
 * @param query the request with personal values masked, null when {@code what} says it all
 * @param origin where the request came from
 * @param emergency why the caller went beyond what they otherwise reach, null when they did not
 * @param refusal why it was refused, null when it was not
 * @see <a href="https://profiles.ihe.net/ITI/BALP/">IHE Basic Audit Log Patterns 1.1</a>
 */
record Access(
        Caller caller,
        String code,
        Outcome outcome,
        @Nullable String what,
        @Nullable String patient,
        @Nullable String query,
        Origin origin,
        @Nullable String emergency,
        @Nullable String refusal)
        implements Recorded {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String REQUEST_ID = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
    private static final String PERSON = "1";
    private static final String OBJECT = "2";

    /** As the visit has it. */
    static Access of(
            Visit visit,
            Caller caller,
            String code,
            @Nullable String what,
            @Nullable String patient,
            @Nullable String query) {
        return new Access(caller, code, Outcome.SUCCESS, what, patient, query, visit.origin(), visit.emergency(), null);
    }

    Access of(String other) {
        return new Access(caller, other, outcome, what, patient, query, origin, emergency, refusal);
    }

    Access inEmergency(String reason) {
        return new Access(caller, code, outcome, what, patient, query, origin, reason, refusal);
    }

    Access failed(Outcome how, @Nullable String why) {
        return new Access(caller, code, how, what, patient, query, origin, emergency, why);
    }

    @Override
    public ObjectNode event(Instant now, Purposes purposes) {
        Interaction interaction = Interaction.of(code);
        Purpose purpose = emergency == null ? caller.grant().purpose() : Purpose.BREAK_THE_GLASS;
        ObjectNode event = Json.object().put("resourceType", "AuditEvent");
        event.set("type", coding(TERMINOLOGY + "audit-event-type", "rest"));
        event.putArray("subtype")
                .add(coding("http://hl7.org/fhir/restful-interaction", code.startsWith("$") ? "operation" : code));
        event.put("action", interaction.action);
        event.put("recorded", now.toString());
        event.put("outcome", outcome.code);
        if (refusal != null) event.put("outcomeDesc", refusal);
        ObjectNode reason = Agents.concept(Agents.REASON, purpose.code());
        event.putArray("purposeOfEvent").add(emergency == null ? reason : reason.put("text", emergency));
        Agents.of(interaction).addTo(event.putArray("agent"), caller, purpose, origin, purposes);
        source(event);
        addEntities(event.putArray("entity"));
        if (event.path("entity").isEmpty()) event.remove("entity");
        return event;
    }

    private void addEntities(ArrayNode entities) {
        if (what != null) entities.add(entity(what, OBJECT, "4"));
        if (patient != null) entities.add(entity(patient, PERSON, "1"));
        if (query != null) entities.add(queryEntity(query));
        if (origin.request().isEmpty()) return;
        ObjectNode request = Json.object().set("what", Json.object());
        request.withObject("/what").putObject("identifier").put("value", origin.request());
        entities.add(request.set("type", coding(REQUEST_ID, "XrequestId")));
    }

    static void source(ObjectNode event) {
        ObjectNode source = event.putObject("source");
        source.putObject("observer").put("display", "Stemme");
        source.putArray("type").add(coding(TERMINOLOGY + "security-source-type", "4"));
    }

    /**
     * @param type of HL7's audit-entity-type
     * @param role of HL7's object-role: 1 patient, 4 domain resource
     */
    private static ObjectNode entity(String reference, String type, String role) {
        ObjectNode entity = Json.object();
        entity.putObject("what").put("reference", reference);
        entity.set("type", coding(TERMINOLOGY + "audit-entity-type", type));
        return entity.set("role", coding(TERMINOLOGY + "object-role", role));
    }

    static ObjectNode queryEntity(String query) {
        ObjectNode entity = Json.object();
        entity.set("type", coding(TERMINOLOGY + "audit-entity-type", OBJECT));
        entity.set("role", coding(TERMINOLOGY + "object-role", "24"));
        return entity.put("query", Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8)));
    }

    static ObjectNode coding(String system, String code) {
        return Json.object().put("system", system).put("code", code);
    }
}
