package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Refusal;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The endpoints of CDS Hooks 2.0: discovery, the one service, and feedback. Also for clients of 1.1. */
@RestController
class CdsServices {
    private final PatientView patientView;
    private final Feedback feedback;
    private final OnBehalf caller;

    CdsServices(PatientView patientView, Feedback feedback, OnBehalf caller) {
        this.patientView = patientView;
        this.feedback = feedback;
        this.caller = caller;
    }

    @GetMapping("/cds-services")
    ResponseEntity<String> discovery() {
        ObjectNode services = Json.object();
        services.putArray("services").add(PatientView.definition());
        return json(services);
    }

    @PostMapping("/cds-services/{id}")
    ResponseEntity<String> call(@PathVariable String id, @RequestBody byte[] body, Locale language) {
        known(id);
        HookRequest request = HookRequest.of(read(body), PatientView.HOOK);
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        PatientView.Seen seen = patientView.look(request, here, language);
        caller.shown("$" + id, "POST cds-services/" + id, seen.patients());
        ObjectNode answer = Json.object();
        answer.putArray("cards").addAll(seen.cards());
        return json(answer);
    }

    @PostMapping("/cds-services/{id}/feedback")
    ResponseEntity<Void> feedback(@PathVariable String id, @RequestBody byte[] body) {
        known(id);
        feedback.keep(id, read(body));
        return ResponseEntity.ok().build();
    }

    private static void known(String id) {
        if (!id.equals(PatientView.ID))
            throw Refusal.of(
                    404,
                    IssueType.NOTFOUND,
                    "",
                    "There is no service '" + id + "' here; GET /cds-services lists them.");
    }

    private static ObjectNode read(byte[] body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, IssueType.STRUCTURE, "", "The body is not well-formed JSON: " + e.getMessage());
        }
    }

    private static ResponseEntity<String> json(ObjectNode answer) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/json;charset=UTF-8")
                .body(Json.write(answer));
    }
}
