package dk.stemme.server.access.login;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Caller.Unit;
import dk.stemme.server.access.Callers;
import java.util.Collection;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the web pages who is signed in, and gives them the token that their changes must carry. */
@RestController
class SessionController {
    private final boolean demo;

    SessionController(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** What the pages know of the session. */
    sealed interface Session {
        boolean demo();

        boolean signedIn();
    }

    record Nobody(boolean demo, boolean signedIn) implements Session {}

    record Somebody(
            boolean demo,
            boolean signedIn,
            String name,
            String role,
            String fhirUser,
            Collection<String> patients,
            List<Unit> units)
            implements Session {}

    @GetMapping("/session")
    Session session(CsrfToken token) {
        token.getToken(); // reading it is what sets the cookie
        return Callers.current().map(this::somebody).orElseGet(() -> new Nobody(demo, false));
    }

    private Session somebody(Caller caller) {
        return new Somebody(
                demo, true, caller.name(), caller.role().code(), caller.fhirUser(), caller.patients(), caller.units());
    }
}
