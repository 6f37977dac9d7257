package dk.stemme.server.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** People sign in with the issuer. Its tokens stay on this side; the browser only holds a session. */
@Component
@Profile("!demo")
class IssuerSignIn implements SignIn {
    private final ObjectProvider<ClientRegistrationRepository> clients;

    IssuerSignIn(ObjectProvider<ClientRegistrationRepository> clients) {
        this.clients = clients;
    }

    @Override
    public void configure(HttpSecurity http) {
        clients.ifAvailable(known -> http.oauth2Login(login -> login.clientRegistrationRepository(known)
                .loginPage("/sign-in")
                .failureUrl("/sign-in?failed")
                .userInfoEndpoint(user -> user.oidcUserService(new WithRole()))));
    }

    /** Lets nobody in to whom the issuer gives no role here. */
    private static final class WithRole extends OidcUserService {
        @Override
        public OidcUser loadUser(OidcUserRequest request) {
            OidcUser user = super.loadUser(request);
            if (Callers.of(user.getAttributes()).isEmpty())
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
            return user;
        }
    }
}
