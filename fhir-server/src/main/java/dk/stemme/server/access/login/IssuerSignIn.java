package dk.stemme.server.access.login;

import dk.stemme.server.access.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** People sign in with the issuer. Its tokens stay on this side; the browser only holds a session. */
@Component
@Profile("!demo")
class IssuerSignIn implements SignIn {
    private final ObjectProvider<ClientRegistrationRepository> clients;
    private final OutsideClaims claims;

    IssuerSignIn(ObjectProvider<ClientRegistrationRepository> clients, OutsideClaims claims) {
        this.clients = clients;
        this.claims = claims;
    }

    @Override
    public void configure(HttpSecurity http) {
        clients.ifAvailable(known -> http.oauth2Login(login -> login.clientRegistrationRepository(known)
                .authorizedClientRepository(new NoTokens())
                .loginPage("/sign-in")
                .failureUrl("/sign-in?failed")
                .userInfoEndpoint(user -> user.oidcUserService(new WithRole(claims)))));
    }

    /** The issuer's tokens have told who it is; nothing is asked with them later. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String client, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String client, Authentication person, HttpServletRequest request, HttpServletResponse response) {}
    }

    /** Lets nobody in to whom the issuer gives no role here. */
    private static final class WithRole extends OidcUserService {
        /** What a session needs to know; person numbers and tokens do not lie in it. */
        private static final Set<String> KEPT = Set.of("sub", "name", "role", "fhirUser", "patient", "units");

        private static final String NOT_KEPT = "-";

        private final OutsideClaims claims;

        WithRole(OutsideClaims claims) {
            this.claims = claims;
        }

        @Override
        public OidcUser loadUser(OidcUserRequest request) {
            OidcUser user = super.loadUser(request);
            Map<String, Object> ours = claims.mapped(user.getAttributes());
            if (Callers.signedIn(ours).isEmpty())
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
            OidcIdToken token = user.getIdToken();
            ours.keySet().retainAll(KEPT);
            return new DefaultOidcUser(
                    List.of(), new OidcIdToken(NOT_KEPT, token.getIssuedAt(), token.getExpiresAt(), ours));
        }
    }
}
