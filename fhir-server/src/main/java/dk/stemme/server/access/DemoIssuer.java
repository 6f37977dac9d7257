package dk.stemme.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The demonstration's own issuer of tokens, so that {@code curl} can try the FHIR API: one confidential client,
 * {@code demo-ehr}, by client credentials. Anywhere else tokens come from {@code stemme.issuer}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoIssuer {

    @Bean
    @Order(1)
    SecurityFilterChain issuerChain(HttpSecurity http) {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(server -> server.authorizationService(new NoAuthorizations())
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(DemoScopes::addDefault)
                                .authenticationProviders(DemoScopes::narrow)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityHeaders.with(SecurityHeaders.DATA))
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("demo-ehr")
                .clientId("demo-ehr")
                .clientSecret("{noop}demo-ehr")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("system/*.cruds")
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build());
    }

    /** The issuer's address is that of the request. */
    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    SmartConfiguration.Endpoints ownEndpoints() {
        return base -> Json.object()
                .put("issuer", base)
                .put("token_endpoint", base + "/oauth2/token")
                .put("jwks_uri", base + "/oauth2/jwks");
    }

    /** Made once and kept, so that tokens outlive a restart. */
    @Bean
    JWKSource<SecurityContext> signingKey(Secrets secrets) throws JOSEException, ParseException {
        byte[] fresh = new ECKeyGenerator(Curve.P_256)
                .keyIDFromThumbprint(true)
                .generate()
                .toJSONString()
                .getBytes(StandardCharsets.UTF_8);
        String kept = new String(secrets.put("demo-signing-key", fresh), StandardCharsets.UTF_8);
        return new ImmutableJWKSet<>(new JWKSet(ECKey.parse(kept)));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> signedByThatKey() {
        return context -> context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
    }

    /** The key alone proves that a token is ours; its issuer is whatever name the server was called by. */
    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> signingKey) {
        return NimbusJwtDecoder.withJwkSource(signingKey)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }
}
