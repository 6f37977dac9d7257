package dk.stemme.server.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Store.Draft;
import dk.stemme.server.store.Stored;
import java.util.List;

/** Says where derived resources come from: the response's version, its author, and this software. */
final class ProvenanceOf {
    private static final String AGENTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private ProvenanceOf() {}

    static Draft intake(Submission submission, Stored response, List<Draft> derived) {
        ObjectNode provenance = Json.object().put("resourceType", "Provenance");
        derived.forEach(
                draft -> provenance.withArray("target").addObject().put("reference", draft.type() + "/" + draft.id()));
        provenance.withArray("target").addObject().put("reference", response.reference());
        provenance.withArray("target").addObject().put("reference", "Patient/" + submission.patient());
        provenance.put("recorded", response.updated().toString());
        agent(provenance, "author").put("reference", author(submission));
        agent(provenance, "assembler").put("display", "Stemme");
        provenance
                .putArray("entity")
                .addObject()
                .put("role", "source")
                .putObject("what")
                .put("reference", response.reference() + "/_history/" + response.version());
        return new Draft("Provenance", null, provenance);
    }

    private static ObjectNode agent(ObjectNode provenance, String role) {
        ObjectNode agent = provenance.withArray("agent").addObject();
        agent.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", AGENTS)
                .put("code", role);
        return agent.putObject("who");
    }

    private static String author(Submission submission) {
        var response = submission.response();
        if (response.getSource().hasReference()) return response.getSource().getReference();
        if (response.getAuthor().hasReference()) return response.getAuthor().getReference();
        return response.getSubject().getReference();
    }
}
