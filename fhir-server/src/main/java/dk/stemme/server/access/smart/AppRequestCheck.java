package dk.stemme.server.access.smart;

import dk.stemme.server.access.Callers;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.stereotype.Component;

/**
 * What the library does not look at in an app's request: that it means this FHIR server ({@code aud}, so that a false
 * server cannot collect tokens for the true one), that its launch is one, and that some scope is left.
 */
@Component
class AppRequestCheck implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
    private final OwnAddress address;

    AppRequestCheck(OwnAddress address) {
        this.address = address;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.accept(context);
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        Map<String, Object> parameters = asked.getAdditionalParameters();
        if (!address.fhir().equals(withoutSlash(String.valueOf(parameters.get("aud")))))
            throw refused(asked, OAuth2ErrorCodes.INVALID_REQUEST, "aud must be " + address.fhir());
        if (Callers.of((Authentication) asked.getPrincipal()).isEmpty()) return;
        if (!AppRequest.hasContext(parameters))
            throw refused(
                    asked, OAuth2ErrorCodes.INVALID_REQUEST, "launch is unknown, used or too old: start the app again");
        if (asked.getScopes().isEmpty())
            throw refused(asked, OAuth2ErrorCodes.INVALID_SCOPE, "none of these scopes is for this app and person");
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, String error, String description) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error, description, null), asked);
    }
}
