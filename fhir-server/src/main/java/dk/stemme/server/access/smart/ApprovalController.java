package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the approval page what is asked: by which app, for what, and whom it could be about. */
@RestController
class ApprovalController {
    private final Authorizations authorizations;
    private final Clients clients;
    private final PatientChoice patients;
    private final Asking asking;

    ApprovalController(Authorizations authorizations, Clients clients, PatientChoice patients, Asking asking) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.patients = patients;
        this.asking = asking;
    }

    record Asked(
            Map<String, String> client,
            List<Wanted> scopes,
            List<PatientChoice.Choice> patients,
            boolean patientSearch) {}

    record Wanted(String scope) {}

    /** 400 when the question is not open, or is somebody else's. */
    @GetMapping("/approval")
    ResponseEntity<Asked> asked(@RequestParam("state") String state) {
        Caller person = Callers.current().orElseThrow();
        OAuth2Authorization open = authorizations.findByToken(state, new OAuth2TokenType("state"));
        OAuth2AuthorizationRequest asked = open == null ? null : GrantDetails.request(open);
        if (open == null || asked == null || !open.getPrincipalName().equals(person.subject()))
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        boolean choose = asking.mustChoose(person, asked);
        Client client = clients.find(asked.getClientId()).orElseThrow();
        Map<String, String> app = shown(client, Stream.of("client_uri", "logo_uri"));
        if (asked.getRedirectUri() != null) app.put("redirect_uri", asked.getRedirectUri());
        return ResponseEntity.ok(new Asked(
                app,
                asked.getScopes().stream().sorted().map(Wanted::new).toList(),
                choose ? patients.of(person) : List.of(),
                choose && person.role() == Role.CLINICIAN));
    }

    static Map<String, String> shown(Client client, Stream<String> addresses) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("client_id", client.id());
        shown.put("client_name", client.name());
        addresses.filter(name -> !client.text(name).isEmpty()).forEach(name -> shown.put(name, client.text(name)));
        return shown;
    }
}
