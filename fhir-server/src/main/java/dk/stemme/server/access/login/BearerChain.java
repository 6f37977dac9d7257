package dk.stemme.server.access.login;

import dk.stemme.server.access.VisitFilter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** What the ways that take a bearer token have in common: how it is read, refusals in FHIR, headers for data, the visit. */
final class BearerChain {
    private BearerChain() {}

    static HttpSecurity on(HttpSecurity http, Tokens tokens) {
        Refused refused = new Refused();
        return http.oauth2ResourceServer(server -> server.bearerTokenResolver(Tokens::bearer)
                        .authenticationManagerResolver(request -> tokens::authenticate)
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .headers(SecurityHeaders.with(SecurityHeaders.DATA))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(new VisitFilter(), AuthorizationFilter.class);
    }
}
