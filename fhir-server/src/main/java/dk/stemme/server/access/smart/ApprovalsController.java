package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has allowed which app, for them to see and to end. */
@RestController
class ApprovalsController {
    private final Approvals approvals;
    private final Authorizations authorizations;
    private final Clients clients;

    ApprovalsController(Approvals approvals, Authorizations authorizations, Clients clients) {
        this.approvals = approvals;
        this.authorizations = authorizations;
        this.clients = clients;
    }

    record Allowed(Map<String, String> client, List<String> scopes, OffsetDateTime given) {}

    @GetMapping("/approvals")
    List<Allowed> all() {
        return approvals.of(person().subject()).stream()
                .flatMap(given -> clients.find(given.client()).stream()
                        .map(client -> new Allowed(
                                ApprovalController.shown(client, Stream.of("client_uri", "logo_uri")),
                                given.scopes(),
                                given.when())))
                .toList();
    }

    /** The app's tokens end, and it has to ask again. */
    @DeleteMapping("/approvals/{client}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void end(@PathVariable("client") String client) {
        authorizations.removeAll(client, person().subject());
        approvals.forget(client, person().subject());
    }

    private static Caller person() {
        return Callers.current().orElseThrow();
    }
}
