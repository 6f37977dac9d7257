package dk.stemme.server.access.smart;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Scopes of a system: all it has when it names none, or any part of it. */
final class SystemScopes {
    private SystemScopes() {}

    static void addDefault(List<AuthenticationConverter> converters) {
        converters.add(0, SystemScopes::withDefault);
    }

    private static @Nullable Authentication withDefault(HttpServletRequest request) {
        Authentication asked = new OAuth2ClientCredentialsAuthenticationConverter().convert(request);
        boolean namesNone = asked instanceof OAuth2ClientCredentialsAuthenticationToken token
                && token.getScopes().isEmpty();
        if (!namesNone || !(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)) return asked;
        RegisteredClient registered = Objects.requireNonNull(client.getRegisteredClient());
        return new OAuth2ClientCredentialsAuthenticationToken(client, registered.getScopes(), null);
    }

    static void check(List<AuthenticationProvider> providers) {
        providers.forEach(provider -> {
            if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider credentials)
                credentials.setAuthenticationValidator(SystemScopes::check);
        });
    }

    private static void check(OAuth2ClientCredentialsAuthenticationContext asked) {
        OAuth2ClientCredentialsAuthenticationToken token = asked.getAuthentication();
        if (!Granting.covers(asked.getRegisteredClient().getScopes(), token.getScopes()))
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
    }
}
