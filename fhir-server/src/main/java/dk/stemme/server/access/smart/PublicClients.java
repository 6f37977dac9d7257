package dk.stemme.server.access.smart;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Lets an app without a secret renew and revoke its own tokens: what it brings proves who it is (RFC 6749, section 6; RFC
 * 7009, section 2.1), so one that renews need not even name itself. The library knows such apps with a code only.
 */
final class PublicClients implements AuthenticationProvider {
    /** The refresh token that is brought; empty when there is none. */
    private static final String BROUGHT = "brought";

    private static final String UNNAMED = "-";

    private final Clients clients;
    private final Authorizations authorizations;

    PublicClients(Clients clients, Authorizations authorizations) {
        this.clients = clients;
        this.authorizations = authorizations;
    }

    static @Nullable Authentication convert(HttpServletRequest request) {
        String[] ids = request.getParameterValues("client_id");
        boolean proves = request.getHeader("Authorization") != null
                || request.getParameter("client_secret") != null
                || request.getParameter("client_assertion") != null;
        boolean renews = "refresh_token".equals(request.getParameter("grant_type"));
        boolean revokes = request.getRequestURI().endsWith("/oauth2/revoke");
        if (proves || !(renews || revokes && ids != null) || ids != null && ids.length > 1) return null;
        String brought = Objects.requireNonNullElse(request.getParameter("refresh_token"), "");
        return new OAuth2ClientAuthenticationToken(
                ids == null ? UNNAMED : ids[0], ClientAuthenticationMethod.NONE, null, Map.of(BROUGHT, brought));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken named = (OAuth2ClientAuthenticationToken) authentication;
        Object brought = named.getAdditionalParameters().get(BROUGHT);
        if (brought == null) return null;
        String id = String.valueOf(named.getPrincipal());
        RegisteredClient client = clients.find(id.equals(UNNAMED) ? authorizations.clientOf(brought.toString()) : id)
                .filter(Client::isPublic)
                .map(Client::registered)
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(kind);
    }
}
