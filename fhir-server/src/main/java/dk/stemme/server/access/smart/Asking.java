package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * When a person is asked before an app gets access: a patient, once for what they have not allowed it yet; anybody, when a
 * patient must be chosen. Staff use the apps that the administrator let in.
 */
@Component
class Asking implements Predicate<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    private final Approvals approvals;
    private final PatientChoice patients;

    Asking(Approvals approvals, PatientChoice patients) {
        this.approvals = approvals;
        this.patients = patients;
    }

    @Override
    public boolean test(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        Caller person = Callers.of((Authentication) asked.getPrincipal()).orElseThrow();
        Map<String, Object> parameters = asked.getAdditionalParameters();
        if (List.of(String.valueOf(parameters.get("prompt")).split(" ")).contains("consent")) return true;
        if (mustChoose(person, asked.getScopes(), AppRequest.context(parameters))) return true;
        return person.role() == Role.PATIENT
                && !approvals.cover(context.getRegisteredClient().getId(), person.subject(), asked.getScopes());
    }

    boolean mustChoose(Caller person, OAuth2AuthorizationRequest asked) {
        return mustChoose(person, asked.getScopes(), AppRequest.context(asked.getAdditionalParameters()));
    }

    private boolean mustChoose(Caller person, Set<String> scopes, LaunchContext context) {
        return context.patient() == null && AppRequest.wantsPatient(scopes) && hasPatients(person);
    }

    private boolean hasPatients(Caller person) {
        return person.role() == Role.CLINICIAN || !patients.of(person).isEmpty();
    }
}
