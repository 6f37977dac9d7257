package dk.stemme.server.access.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The way for other systems outside /fhir: CDS Hooks and the files of an export. A bearer token and nothing else; since
 * no cookie counts, scripts of any origin may call with one (CDS Hooks 2.0, Cross-Origin Resource Sharing).
 */
@Configuration(proxyBeanMethods = false)
class ExchangeSecurity {
    private static final String[] PATHS = {"/cds-services", "/cds-services/**", "/bulk/**"};

    @Bean
    @Order(2)
    SecurityFilterChain exchangeChain(HttpSecurity http, Tokens tokens) {
        return BearerChain.on(http, tokens)
                .securityMatcher(PATHS)
                .cors(cors -> cors.configurationSource(AnyOrigin.at(PATHS)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/cds-services")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
