package dk.stemme.server.access.smart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Role;
import dk.stemme.server.store.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The register of apps and systems, for the administrator: as RFC 7591 and 7592 have it, but by session. */
@RestController
class ClientController {
    private static final ClientSecrets ENCODER = new ClientSecrets();

    private final Clients clients;
    private final Authorizations authorizations;
    private final Clock clock;

    ClientController(Clients clients, Authorizations authorizations, Clock clock) {
        this.clients = clients;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    @GetMapping("/clients")
    ResponseEntity<String> all() {
        onlyAdministrator();
        var list = Json.array();
        clients.all().forEach(client -> list.add(shown(client)));
        return json(HttpStatus.OK, list.toString());
    }

    @GetMapping("/clients/{id}")
    ResponseEntity<String> one(@PathVariable("id") String id) {
        onlyAdministrator();
        return clients.find(id)
                .map(client -> json(HttpStatus.OK, Json.write(shown(client))))
                .orElseGet(ClientController::unknown);
    }

    /** The secret is told this once. */
    @PostMapping("/clients")
    ResponseEntity<String> register(@RequestBody String body) {
        onlyAdministrator();
        ObjectNode metadata = ClientMetadata.checked(read(body));
        return written(HttpStatus.CREATED, Handle.next().substring(0, 22), metadata, null);
    }

    /** Replaces what is registered. A client that needs a secret and has none is given one; one that has keeps it. */
    @PutMapping("/clients/{id}")
    @Transactional
    public ResponseEntity<String> change(@PathVariable("id") String id, @RequestBody String body) {
        onlyAdministrator();
        Optional<Client> before = changeable(id);
        if (before.isEmpty()) return unknown();
        ObjectNode metadata = ClientMetadata.checked(read(body));
        if (!metadata.path("scope").equals(before.get().metadata().path("scope"))) authorizations.removeAll(id);
        return written(HttpStatus.OK, id, metadata, before.get().secret());
    }

    /** With it all that was granted to it ends. */
    @DeleteMapping("/clients/{id}")
    @Transactional
    public ResponseEntity<String> remove(@PathVariable("id") String id) {
        onlyAdministrator();
        if (changeable(id).isEmpty()) return unknown();
        authorizations.removeAll(id);
        clients.remove(id);
        return ResponseEntity.noContent().build();
    }

    private Optional<Client> changeable(String id) {
        if (clients.isFixed(id))
            throw ClientRefused.metadata("This client stands in the settings and is changed there.");
        return clients.find(id);
    }

    private ResponseEntity<String> written(HttpStatus status, String id, ObjectNode metadata, @Nullable String secret) {
        Instant now = clock.instant();
        Client asked = new Client(id, metadata, null, now);
        boolean needs = !asked.isPublic() && !asked.provesByAssertion();
        String fresh = needs && secret == null ? Handle.next() : null;
        String kept = fresh == null ? secret : ENCODER.encode(fresh);
        Client client = new Client(id, metadata, needs ? kept : null, now);
        clients.put(client);
        ObjectNode answer = shown(client);
        if (fresh != null) answer.put("client_secret", fresh).put("client_secret_expires_at", 0);
        return json(status, Json.write(answer));
    }

    private ObjectNode shown(Client client) {
        ObjectNode shown = Json.object().put("client_id", client.id());
        shown.setAll(client.metadata().deepCopy());
        if (clients.isFixed(client.id())) shown.put("fixed", true);
        return shown;
    }

    private static void onlyAdministrator() {
        boolean may = Callers.current()
                .filter(person -> person.role() == Role.ADMINISTRATOR)
                .isPresent();
        if (!may) throw new NotAdministrator();
    }

    private static final class NotAdministrator extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static ObjectNode read(String body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException e) {
            throw ClientRefused.metadata("The body is no JSON object: " + e.getMessage());
        }
    }

    @ExceptionHandler
    ResponseEntity<String> refused(ClientRefused refused) {
        return error(HttpStatus.BAD_REQUEST, refused.error(), String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(NotAdministrator refused) {
        return error(HttpStatus.FORBIDDEN, "access_denied", "Only an administrator may see and change clients.");
    }

    private static ResponseEntity<String> unknown() {
        return error(HttpStatus.NOT_FOUND, "invalid_client_id", "There is no such client.");
    }

    private static ResponseEntity<String> error(HttpStatus status, String error, String description) {
        return json(status, Json.write(Json.object().put("error", error).put("error_description", description)));
    }

    private static ResponseEntity<String> json(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(text);
    }
}
