package dk.stemme.server.access.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/** The way to /fhir: a bearer token, or the session of somebody signed in; which never begins here. */
@Configuration(proxyBeanMethods = false)
class FhirSecurity {
    private static final String SMART = "/fhir/.well-known/smart-configuration";
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    @Order(2)
    SecurityFilterChain fhirChain(HttpSecurity http, Tokens tokens) {
        return BearerChain.on(http, tokens)
                .securityMatcher("/fhir", "/fhir/**")
                // a path here is one within the FHIR servlet, which lies at /fhir
                .cors(cors -> cors.configurationSource(AnyOrigin.at(new String[] {"/**"})))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/fhir/metadata", SMART)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> {
                    SecurityHeaders.csrf(csrf);
                    csrf.requireCsrfProtectionMatcher(FhirSecurity::changesBySession);
                })
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
