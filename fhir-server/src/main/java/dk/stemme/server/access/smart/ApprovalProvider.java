package dk.stemme.server.access.smart;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/** Hands the answers of the approval page on; as a bean it would be asked about every sign-in too. */
final class ApprovalProvider implements AuthenticationProvider {
    private final ApprovalAnswers answers;

    ApprovalProvider(ApprovalAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Authentication authenticate(Authentication answer) {
        return answers.of((OAuth2AuthorizationConsentAuthenticationToken) answer);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return OAuth2AuthorizationConsentAuthenticationToken.class.isAssignableFrom(kind);
    }
}
