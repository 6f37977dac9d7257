package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Reads what an app asks at {@code /oauth2/authorize}, and makes it what it can get: fewer scopes perhaps, and what it was
 * started about, in the place of the handle (SMART App Launch 2.2, Obtain authorization code). {@link AppRequestCheck}
 * looks at the rest.
 */
@Component
class AppRequest {
    /** A parameter of ours in the place of {@code launch}: a {@link LaunchContext}. */
    private static final String CONTEXT = "stemme.context";

    private final OAuth2AuthorizationCodeRequestAuthenticationConverter library =
            new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final Clients clients;
    private final Launches launches;
    private final PatientChoice patients;

    AppRequest(Clients clients, Launches launches, PatientChoice patients) {
        this.clients = clients;
        this.launches = launches;
        this.patients = patients;
    }

    @Nullable
    Authentication convert(HttpServletRequest request) {
        Authentication asked = library.convert(request);
        return asked instanceof OAuth2AuthorizationCodeRequestAuthenticationToken app ? narrowed(app) : asked;
    }

    private Authentication narrowed(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        Map<String, Object> parameters = new HashMap<>(asked.getAdditionalParameters());
        parameters.remove(CONTEXT);
        parameters.values().removeIf(value -> !(value instanceof String));
        Set<String> scopes = asked.getScopes();
        Caller person = Callers.of((Authentication) asked.getPrincipal()).orElse(null);
        Client client = clients.find(asked.getClientId()).orElse(null);
        if (person != null && client != null) {
            scopes = Granting.granted(scopes, client.scopes(), person);
            context(client, person, (String) parameters.get("launch"), scopes)
                    .ifPresent(context -> parameters.put(CONTEXT, context.text()));
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                (Authentication) asked.getPrincipal(),
                asked.getRedirectUri(),
                asked.getState(),
                scopes,
                parameters);
    }

    /** Empty when a launch is named that is none. */
    private Optional<LaunchContext> context(Client client, Caller person, @Nullable String launch, Set<String> scopes) {
        Optional<LaunchContext> started =
                launch == null ? Optional.of(LaunchContext.NONE) : launches.use(launch, client.id(), person.subject());
        return started.map(context -> withOnlyPatient(context, person, scopes));
    }

    /** Where only one patient can be meant, nobody needs to be asked. */
    private LaunchContext withOnlyPatient(LaunchContext context, Caller person, Set<String> scopes) {
        if (context.patient() != null || !wantsPatient(scopes)) return context;
        List<PatientChoice.Choice> choices = patients.of(person);
        if (choices.size() != 1) return context;
        String reference = choices.get(0).reference();
        return context.about(reference.substring(reference.indexOf('/') + 1));
    }

    static boolean wantsPatient(Set<String> scopes) {
        return scopes.contains("launch/patient") || Granting.needsPatient(scopes);
    }

    static boolean hasContext(Map<String, Object> parameters) {
        return parameters.containsKey(CONTEXT);
    }

    static LaunchContext context(Map<String, Object> parameters) {
        return parameters.get(CONTEXT) instanceof String text ? LaunchContext.of(text) : LaunchContext.NONE;
    }
}
