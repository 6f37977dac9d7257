package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Callers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * A person's answer at the approval page. The library's own would add again what was allowed before and is left out now,
 * and knows no patient.
 */
@Component
class ApprovalAnswers {
    private final Authorizations authorizations;
    private final Approvals approvals;
    private final PatientChoice patients;
    private final Asking asking;
    private final Clock clock;

    ApprovalAnswers(
            Authorizations authorizations, Approvals approvals, PatientChoice patients, Asking asking, Clock clock) {
        this.authorizations = authorizations;
        this.approvals = approvals;
        this.patients = patients;
        this.asking = asking;
        this.clock = clock;
    }

    Authentication of(OAuth2AuthorizationConsentAuthenticationToken answer) {
        Authentication principal = (Authentication) answer.getPrincipal();
        Caller person = Callers.of(principal).orElse(null);
        OAuth2Authorization open = authorizations.findByToken(answer.getState(), new OAuth2TokenType("state"));
        if (open == null || person == null || !isOf(open, answer, person))
            throw refused(answer, null, OAuth2ErrorCodes.INVALID_REQUEST, "This question is no longer open");
        OAuth2AuthorizationRequest asked = Objects.requireNonNull(GrantDetails.request(open));
        Set<String> allowed = new HashSet<>(answer.getScopes());
        LaunchContext context = chosen(answer, person, open, asked);
        if (allowed.isEmpty() || context == null || !asked.getScopes().containsAll(allowed)) {
            approvals.forget(answer.getClientId(), person.subject());
            authorizations.remove(open);
            throw refused(answer, asked, OAuth2ErrorCodes.ACCESS_DENIED, "The person did not allow it");
        }
        approvals.keep(answer.getClientId(), person.subject(), allowed);
        return granted(open, asked, principal, allowed, context);
    }

    private static boolean isOf(
            OAuth2Authorization open, OAuth2AuthorizationConsentAuthenticationToken answer, Caller person) {
        return open.getPrincipalName().equals(person.subject())
                && open.getRegisteredClientId().equals(answer.getClientId())
                && open.getAttribute("state") != null;
    }

    /** Null when a patient had to be chosen and none was, or one who is not within reach. */
    private @Nullable LaunchContext chosen(
            OAuth2AuthorizationConsentAuthenticationToken answer,
            Caller person,
            OAuth2Authorization open,
            OAuth2AuthorizationRequest asked) {
        LaunchContext before = GrantDetails.launch(open);
        if (!asking.mustChoose(person, asked)) return before;
        Object patient = answer.getAdditionalParameters().get("patient");
        return patient instanceof String reference && patients.mayChoose(person, reference)
                ? before.about(reference.substring(reference.indexOf('/') + 1))
                : null;
    }

    private Authentication granted(
            OAuth2Authorization open,
            OAuth2AuthorizationRequest asked,
            Authentication principal,
            Set<String> allowed,
            LaunchContext context) {
        Instant now = clock.instant();
        OAuth2AuthorizationCode code = new OAuth2AuthorizationCode(Handle.next(), now, now.plusSeconds(60));
        authorizations.answered(OAuth2Authorization.from(open)
                .authorizedScopes(allowed)
                .token(code)
                .attribute(GrantDetails.LAUNCH, context)
                .attributes(attributes -> attributes.remove("state"))
                .build());
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                principal,
                code,
                asked.getRedirectUri(),
                asked.getState(),
                allowed);
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationConsentAuthenticationToken answer,
            @Nullable OAuth2AuthorizationRequest asked,
            String error,
            String description) {
        OAuth2AuthorizationCodeRequestAuthenticationToken back = asked == null
                ? null
                : new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        (Authentication) answer.getPrincipal(),
                        asked.getRedirectUri(),
                        asked.getState(),
                        asked.getScopes(),
                        null);
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error, description, null), back);
    }
}
