package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Grant;
import dk.stemme.server.access.Origin;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.purpose.Purposes;
import dk.stemme.server.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody comes in, leaves, or is not let in.
 *
 * @param subtype DICOM's Login or Logout, or IHE's ITI-71 (Get Access Token)
 * @param request what was asked, without secrets
 */
record Entrance(
        Caller caller,
        ObjectNode subtype,
        Outcome outcome,
        @Nullable String request,
        Origin origin) implements Recorded {
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final ObjectNode LOGIN = Access.coding(DICOM, "110122");
    private static final ObjectNode LOGOUT = Access.coding(DICOM, "110123");
    private static final ObjectNode TOKEN = Access.coding("urn:ihe:event-type-code", "ITI-71");

    static Entrance signedIn(Caller caller, Origin origin) {
        return new Entrance(caller, LOGIN, Outcome.SUCCESS, null, origin);
    }

    static Entrance signedOut(Caller caller, Origin origin) {
        return new Entrance(caller, LOGOUT, Outcome.SUCCESS, null, origin);
    }

    static Entrance token(Caller caller, String request, Origin origin) {
        return new Entrance(caller, TOKEN, Outcome.SUCCESS, "POST /oauth2/token " + request, origin);
    }

    /** @param name under which they tried */
    static Entrance refused(String name, @Nullable String request, Origin origin) {
        Caller nobody = new Caller(name, name, Role.SYSTEM, "", Set.of(), List.of(), Grant.session(Role.SYSTEM));
        return new Entrance(nobody, request == null ? LOGIN : TOKEN, Outcome.MINOR_FAILURE, request, origin);
    }

    @Override
    public ObjectNode event(Instant now, Purposes purposes) {
        ObjectNode event = Json.object().put("resourceType", "AuditEvent");
        event.set("type", Access.coding(DICOM, "110114"));
        event.putArray("subtype").add(subtype.deepCopy());
        event.put("action", "E");
        event.put("recorded", now.toString());
        event.put("outcome", outcome.code);
        Agents.ENTRANCE.addTo(event.putArray("agent"), caller, caller.grant().purpose(), origin, purposes);
        Access.source(event);
        if (request != null) event.putArray("entity").add(Access.queryEntity(request));
        return event;
    }
}
