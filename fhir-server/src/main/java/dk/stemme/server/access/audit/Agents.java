package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Caller.Unit;
import dk.stemme.server.access.Interaction;
import dk.stemme.server.access.Origin;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.purpose.Purposes;
import dk.stemme.server.store.Json;
import java.util.stream.Collectors;

/**
 * Who takes part in an access, by IHE BALP: the user, the client they use and the server. The one who asked for it comes
 * first. Staff have their name, and the unit they work in; patients and relatives are named by reference alone.
 *
 * @param client type of the client; with these data flows from or to it
 * @param server type of the server
 * @param user type of the user
 */
record Agents(ObjectNode client, ObjectNode server, ObjectNode user) {
    private static final String BASE = "https://stemme.example/fhir/";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    static final String REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /** What our own pages are called among clients. */
    static final String PAGES = "stemme";

    private static final ObjectNode SOURCE = concept(DICOM, "110153");
    private static final ObjectNode DESTINATION = concept(DICOM, "110152");
    private static final ObjectNode APPLICATION = concept(DICOM, "110150");
    private static final ObjectNode RECIPIENT = concept(PARTICIPATION, "IRCP");
    private static final ObjectNode AUTHOR = concept(PARTICIPATION, "AUT");

    private static final Agents READ = new Agents(DESTINATION, SOURCE, RECIPIENT);
    private static final Agents ASK = new Agents(SOURCE, DESTINATION, RECIPIENT);
    private static final Agents WRITE = new Agents(SOURCE, DESTINATION, AUTHOR);
    private static final Agents DELETE = new Agents(
            APPLICATION,
            concept("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian"),
            AUTHOR);

    /** Of a sign-in, or of a token that is issued (BALP, IHE.IUA.71). */
    static final Agents ENTRANCE = new Agents(
            APPLICATION,
            concept("https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes", "AuthzOauthService"),
            RECIPIENT);

    static Agents of(Interaction interaction) {
        return switch (interaction) {
            case READ, HISTORY -> READ;
            case SEARCH, OPERATION -> ASK;
            case CREATE, UPDATE -> WRITE;
            case DELETE -> DELETE;
        };
    }

    void addTo(ArrayNode agents, Caller caller, Purpose purpose, Origin origin, Purposes purposes) {
        boolean alone = caller.role() == Role.SYSTEM && caller.fhirUser().isEmpty();
        if (!alone) {
            ObjectNode person = person(caller);
            agents.add(purposeOf(person, purpose, purposes));
        }
        ObjectNode app = client(caller, origin, alone);
        agents.add(alone ? purposeOf(role(app, caller), purpose, purposes) : app);
        agents.add(server(origin));
    }

    private ObjectNode person(Caller caller) {
        ObjectNode agent = role(Json.object().<ObjectNode>set("type", user.deepCopy()), caller);
        ObjectNode who = agent.putObject("who");
        if (caller.fhirUser().isEmpty())
            who.putObject("identifier").put("system", BASE + "sid/user").put("value", caller.subject());
        else who.put("reference", caller.fhirUser());
        if (caller.role() != Role.PATIENT) agent.put("name", caller.name());
        agent.put("requestor", true);
        if (!caller.units().isEmpty()) agent.set("location", location(caller));
        return agent;
    }

    /** By reference when it is one; those who work in several units are not asked in which they are. */
    private static ObjectNode location(Caller caller) {
        ObjectNode location = Json.object();
        if (caller.units().size() == 1)
            location.put("reference", caller.units().get(0).reference());
        String names = caller.units().stream()
                .map(Unit::display)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? location : location.put("display", names);
    }

    private ObjectNode client(Caller caller, Origin origin, boolean alone) {
        String id = caller.grant().client().isEmpty() ? PAGES : caller.grant().client();
        ObjectNode agent = Json.object().set("type", client.deepCopy());
        agent.putObject("who")
                .putObject("identifier")
                .put("system", BASE + "sid/client")
                .put("value", alone ? caller.subject() : id);
        agent.put("requestor", alone);
        return network(agent, origin.address(), "2");
    }

    private ObjectNode server(Origin origin) {
        ObjectNode agent = Json.object().set("type", server.deepCopy());
        agent.putObject("who").put("display", "Stemme");
        return network(agent.put("requestor", false), origin.server(), "1");
    }

    /** @param type of R4's network-type: 1 machine name, 2 IP address */
    private static ObjectNode network(ObjectNode agent, String address, String type) {
        if (!address.isEmpty())
            agent.putObject("network").put("address", address).put("type", type);
        return agent;
    }

    private static ObjectNode role(ObjectNode agent, Caller caller) {
        agent.putArray("role")
                .add(concept(BASE + "CodeSystem/user-role", caller.role().code()));
        return agent;
    }

    private static ObjectNode purposeOf(ObjectNode agent, Purpose purpose, Purposes purposes) {
        agent.putArray("purposeOfUse")
                .add(concept(REASON, purpose.code())
                        .put("text", purposes.of(purpose).basis()));
        return agent;
    }

    static ObjectNode concept(String system, String code) {
        ObjectNode concept = Json.object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }
}
