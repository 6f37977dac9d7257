package dk.stemme.server.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dk.stemme.server.store.Json;
import java.util.List;
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
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** The issuer that everything but the demonstration relies on. It is first asked when first needed, not at the start. */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
class Issuer {

    @Bean
    JwtDecoder issuedTokens(IssuerProperties properties) {
        String issuer = Objects.requireNonNull(properties.issuer());
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(valid(issuer, properties.audience()));
            return decoder;
        });
    }

    @Bean
    SmartConfiguration.Endpoints issuersEndpoints(IssuerProperties properties) {
        return base -> {
            var known = registration(properties).getProviderDetails();
            return Json.object()
                    .put("issuer", properties.issuer())
                    .put("authorization_endpoint", known.getAuthorizationUri())
                    .put("token_endpoint", known.getTokenUri())
                    .put("jwks_uri", known.getJwkSetUri());
        };
    }

    private static OAuth2TokenValidator<Jwt> valid(String issuer, @org.jspecify.annotations.Nullable String audience) {
        OAuth2TokenValidator<Jwt> standard = JwtValidators.createDefaultWithIssuer(issuer);
        if (audience == null) return standard;
        var addressed = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, named -> named != null && named.contains(audience));
        return new DelegatingOAuth2TokenValidator<>(standard, addressed);
    }

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

    /** No key of our own signs anything here; without this, Spring Boot would make one at every start. */
    @Bean
    JWKSource<SecurityContext> noSigningKey() {
        return new ImmutableJWKSet<>(new JWKSet());
    }
}
