package dk.stemme.server.access.login;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** The issuer that says who people are, anywhere but in the demonstration. It is first asked when first needed. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class Issuer {

    /** Signs in to the web pages as {@code /oauth2/authorization/stemme}. */
    @Bean
    @ConditionalOnProperty("stemme.client-id")
    ClientRegistrationRepository webClient(IssuerProperties properties) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(Map.of("stemme", registration(properties))));
    }

    private static ClientRegistration registration(IssuerProperties properties) {
        return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(properties.issuer()))
                .registrationId("stemme")
                .clientId(Objects.requireNonNullElse(properties.clientId(), "stemme"))
                .clientSecret(properties.clientSecret())
                .scope("openid", "profile")
                .build();
    }
}
