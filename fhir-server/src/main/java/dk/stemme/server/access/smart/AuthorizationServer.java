package dk.stemme.server.access.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dk.stemme.server.access.login.AnyOrigin;
import dk.stemme.server.access.login.SecurityHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Stemme as an authorization server for apps and systems: OAuth 2.1 as far as it goes, OpenID Connect, SMART. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {
    static final String AUTHORIZE = "/oauth2/authorize";

    private static final String[] PATHS = {
        AUTHORIZE,
        "/oauth2/token",
        "/oauth2/introspect",
        "/oauth2/revoke",
        "/oauth2/jwks",
        "/userinfo",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server"
    };

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            AppRequest request,
            AppRequestCheck check,
            Asking asking,
            ApprovalAnswers answers,
            AppAnswer answer,
            Clients clients,
            Authorizations authorizations,
            Assertions assertions,
            SignInFirst signIn,
            Discovery discovery) {
        OAuth2AccessTokenResponseAuthenticationSuccessHandler token =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        token.setAccessTokenResponseCustomizer(new TokenAnswer());
        return http.securityMatcher(PATHS)
                .oauth2AuthorizationServer(server -> server.authorizationEndpoint(
                                endpoint -> endpoint.consentPage("/approve")
                                        .authorizationRequestConverter(request::convert)
                                        .authenticationProviders(providers ->
                                                ours(providers, check, asking, new ApprovalProvider(answers)))
                                        .authorizationResponseHandler(answer)
                                        .errorResponseHandler(answer))
                        .clientAuthentication(client -> client.authenticationConverter(PublicClients::convert)
                                .authenticationConverters(all -> {
                                    all.removeIf(JwtClientAssertionAuthenticationConverter.class::isInstance);
                                    all.add(0, assertions::convert);
                                })
                                .authenticationProvider(new PublicClients(clients, authorizations))
                                .authenticationProviders(providers -> ours(providers, assertions)))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(token)
                                .accessTokenRequestConverters(SystemScopes::addDefault)
                                .authenticationProviders(SystemScopes::check))
                        .authorizationServerMetadataEndpoint(
                                endpoint -> endpoint.authorizationServerMetadataCustomizer(discovery::complete))
                        .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                endpoint -> endpoint.providerConfigurationCustomizer(discovery::complete))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SignInFirst::mustNotAsk)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        signIn, PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZE)))
                .addFilterBefore(signIn.again(), AuthorizationFilter.class)
                .addFilterBefore(new ApprovalForgery(), AbstractPreAuthenticatedProcessingFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(SecurityHeaders::csrf)
                .cors(cors -> cors.configurationSource(AnyOrigin.at(PATHS, AUTHORIZE)))
                .headers(SecurityHeaders.with(SecurityHeaders.DATA))
                .build();
    }

    private static void ours(
            List<AuthenticationProvider> providers, AppRequestCheck check, Asking asking, ApprovalProvider approval) {
        providers.removeIf(OAuth2AuthorizationConsentAuthenticationProvider.class::isInstance);
        providers.add(approval);
        providers.forEach(provider -> {
            if (!(provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider app)) return;
            app.setAuthenticationValidator(check);
            app.setAuthorizationConsentRequired(asking);
        });
    }

    private static void ours(List<AuthenticationProvider> providers, Assertions assertions) {
        providers.removeIf(X509ClientCertificateAuthenticationProvider.class::isInstance);
        providers.forEach(provider -> {
            if (provider instanceof JwtClientAssertionAuthenticationProvider asserted)
                asserted.setJwtDecoderFactory(assertions);
            if (provider instanceof ClientSecretAuthenticationProvider secret)
                secret.setPasswordEncoder(new ClientSecrets());
        });
    }

    @Bean
    AuthorizationServerSettings settings(OwnAddress address) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
        if (!address.configured().isEmpty()) settings.issuer(address.configured());
        return settings.build();
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(SigningKeys keys, AccessTokens content, Clock clock) {
        JwtGenerator signed = new JwtGenerator(new NimbusJwtEncoder(keys));
        signed.setJwtCustomizer(content);
        return new DelegatingOAuth2TokenGenerator(signed, new RefreshTokens(clock));
    }

    /** Reads our own access tokens: of this issuer, for this FHIR server, and not revoked. */
    @Bean
    JwtDecoder ownTokens(SigningKeys keys, OwnAddress address, Authorizations authorizations) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(AccessTokens.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SigningKeys.ACCESS, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // below
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCKS_DIFFER),
                new JwtClaimValidator<Object>("exp", Objects::nonNull),
                new JwtClaimValidator<Object>("iss", issuer -> address.base().equals(String.valueOf(issuer))),
                new JwtClaimValidator<List<String>>("aud", named -> named.contains(address.fhir())),
                new NotRevoked(authorizations)));
        return decoder;
    }

    private record NotRevoked(Authorizations authorizations) implements OAuth2TokenValidator<Jwt> {
        @Override
        public OAuth2TokenValidatorResult validate(Jwt token) {
            return authorizations.isAlive(token.getTokenValue())
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
        }
    }
}
