package dk.stemme.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The way to /fhir: a bearer token, or the session of somebody signed in; which never begins here. */
@Configuration(proxyBeanMethods = false)
class FhirSecurity {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    @Order(2)
    SecurityFilterChain fhirChain(HttpSecurity http, Tokens tokens) {
        Refused refused = new Refused();
        return http.securityMatcher("/fhir", "/fhir/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/fhir/metadata")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(Tokens::bearer)
                        .authenticationManagerResolver(request -> tokens::authenticate)
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> {
                    SecurityHeaders.csrf(csrf);
                    csrf.requireCsrfProtectionMatcher(FhirSecurity::changesBySession);
                })
                .headers(SecurityHeaders.with(SecurityHeaders.DATA))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(new VisitFilter(), AuthorizationFilter.class)
                .build();
    }

    /** Measuring every filter of every request costs more than the filters. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Only a browser sends a session by itself; without one there is nothing that another site could misuse. */
    private static boolean changesBySession(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !HARMLESS.contains(request.getMethod());
    }
}
