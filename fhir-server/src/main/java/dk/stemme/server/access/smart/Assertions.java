package dk.stemme.server.access.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * How a system proves who it is with its key (SMART App Launch 2.2, Client authentication: asymmetric; RFC 7523): a JWT of
 * its own, for our token endpoint, valid for five minutes at most, and used once on whatever node.
 */
@Component
class Assertions implements JwtDecoderFactory<RegisteredClient> {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    private final Clients clients;
    private final ClientKeys keys;
    private final OwnAddress address;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assertions(Clients clients, ClientKeys keys, OwnAddress address, JdbcClient jdbc, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.address = address;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The client is whom the assertion is about; a client_id beside it may be left out, but must not say otherwise. */
    @Nullable
    Authentication convert(HttpServletRequest request) {
        String assertion = only(request, "client_assertion");
        if (assertion == null || !TYPE.equals(only(request, "client_assertion_type"))) return null;
        String subject = subject(assertion);
        String named = only(request, "client_id");
        if (named != null && !named.equals(subject)) throw invalid("client_id is not the assertion's sub");
        Map<String, Object> others = new HashMap<>();
        for (String name : List.of("grant_type", "code", "code_verifier")) {
            String value = only(request, name);
            if (value != null) others.put(name, value);
        }
        return new OAuth2ClientAuthenticationToken(subject, new ClientAuthenticationMethod(TYPE), assertion, others);
    }

    private static @Nullable String only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) return null;
        if (values.length > 1) throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        return values[0];
    }

    private static String subject(String assertion) {
        try {
            String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null && !subject.isEmpty()) return subject;
        } catch (ParseException e) {
            // said below
        }
        throw invalid("client_assertion is no signed JWT with a sub");
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient registered) {
        Client client = clients.find(registered.getClientId()).orElseThrow(() -> invalid("no such client"));
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384),
                (selector, context) -> selector.select(new JWKSet(keys.of(client, selector)))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // below
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(assertion -> checked(client, assertion));
        return decoder;
    }

    private OAuth2TokenValidatorResult checked(Client client, Jwt assertion) {
        String wrong = wrong(client, assertion);
        if (wrong == null && !isFirst(client, assertion)) wrong = "jti was used before";
        return wrong == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, wrong, null));
    }

    private @Nullable String wrong(Client client, Jwt assertion) {
        Instant now = clock.instant();
        Instant expires = assertion.getExpiresAt();
        Instant from = assertion.getNotBefore();
        if (!client.id().equals(assertion.getClaimAsString("iss"))
                || !client.id().equals(assertion.getSubject())) return "iss and sub must be the client";
        if (assertion.getAudience() == null || !assertion.getAudience().contains(address.base() + "/oauth2/token"))
            return "aud must be the token endpoint";
        if (expires == null || expires.isBefore(now.minus(CLOCKS_DIFFER))) return "exp is over";
        if (expires.isAfter(now.plus(LONGEST).plus(CLOCKS_DIFFER))) return "exp is more than five minutes ahead";
        if (from != null && from.isAfter(now.plus(CLOCKS_DIFFER))) return "nbf is not yet";
        return assertion.getId() == null || assertion.getId().isEmpty() ? "jti is missing" : null;
    }

    private boolean isFirst(Client client, Jwt assertion) {
        Instant forget = clock.instant().plus(LONGEST).plus(CLOCKS_DIFFER.multipliedBy(2));
        return jdbc.sql("insert into used_assertion (hash, expires) values (?, ?) on conflict do nothing")
                        .params(Hash.of(client.id() + "\n" + assertion.getId()), forget.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static OAuth2AuthenticationException invalid(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, description, null));
    }
}
