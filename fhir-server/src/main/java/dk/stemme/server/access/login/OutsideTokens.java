package dk.stemme.server.access.login;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Access tokens of the outside issuer: those that it made for us. ID tokens have the same key and issuer, but are for
 * somebody else, and are known by claims that no access token has.
 */
@Component
@Profile("!demo")
class OutsideTokens {
    /** Keycloak tells its kinds of token by a claim {@code typ}. */
    private static final Set<String> NOT_ACCESS = Set.of("ID", "Refresh", "Offline", "Logout");

    private final String issuer;
    private final JwtDecoder library;
    private final OutsideClaims claims;

    OutsideTokens(IssuerProperties properties, OutsideClaims claims, @Value("${stemme.url:}") String url) {
        this.issuer = Objects.requireNonNull(properties.issuer());
        this.claims = claims;
        String audience = properties.audience();
        Supplier<String> us = audience != null ? () -> audience : () -> base(url) + "/fhir";
        this.library = new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(),
                    new JwtIssuerValidator(issuer),
                    new JwtTypeValidator("JWT", "at+jwt"),
                    new JwtClaimValidator<List<String>>("aud", named -> named.contains(us.get())),
                    OutsideTokens::isAccessToken));
            return decoder;
        });
    }

    private static OAuth2TokenValidatorResult isAccessToken(Jwt token) {
        boolean other = token.hasClaim("nonce")
                || token.hasClaim("at_hash")
                || NOT_ACCESS.contains(String.valueOf(token.getClaims().get("typ")));
        return other
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "not an access token", null))
                : OAuth2TokenValidatorResult.success();
    }

    private static String base(String url) {
        return url.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : url.replaceFirst("/$", "");
    }

    /** Whether a token says to be of the outside issuer; whether it is, {@link #decode} finds out. */
    boolean issued(String token) {
        try {
            return issuer.equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false;
        }
    }

    Jwt decode(String token) {
        return library.decode(token);
    }

    /** By our names. */
    Map<String, Object> claims(Jwt token) {
        return claims.mapped(token.getClaims());
    }
}
