package dk.stemme.server.access.login;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.CallerToken;
import dk.stemme.server.access.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Turns a bearer token into a {@link CallerToken}. What was verified is remembered for a minute at most, by the token's
 * hash, so that a busy client does not pay for a signature check per request.
 */
@Component
class Tokens {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST = 1000;
    private static final String SCHEME = "Bearer ";

    private record Verified(CallerToken caller, Instant until) {}

    private final Map<String, Verified> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > MOST;
        }
    });
    private final JwtDecoder own;
    private final @Nullable OutsideTokens outside;
    private final Clock clock;

    /** @param own reads the tokens given out here */
    Tokens(JwtDecoder own, ObjectProvider<OutsideTokens> outside, Clock clock) {
        this.own = own;
        this.outside = outside.getIfAvailable();
        this.clock = clock;
    }

    /** The token of {@code Authorization: Bearer …} (RFC 6750, section 2.1); from nowhere else is one read. */
    static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }

    /** For a bearer token only; not an AuthenticationManager, which as a bean would be asked about all else too. */
    Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        String hash = hash(token);
        Instant now = clock.instant();
        Verified verified = known.get(hash);
        if (verified == null || !now.isBefore(verified.until)) known.put(hash, verified = verify(token, now));
        return verified.caller;
    }

    private Verified verify(String token, Instant now) {
        boolean foreign = outside != null && outside.issued(token);
        Jwt jwt = decode(foreign ? outside::decode : own, token);
        Caller caller = Callers.bearer(foreign ? outside.claims(jwt) : jwt.getClaims())
                .orElseThrow(
                        () -> new InvalidBearerTokenException("The token names neither a role nor a system scope"));
        Instant until = now.plus(REMEMBERED);
        Instant expires = jwt.getExpiresAt();
        return new Verified(new CallerToken(caller), expires == null || until.isBefore(expires) ? until : expires);
    }

    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("The token is not valid here", e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new OAuth2AuthenticationException(
                    new BearerTokenError(
                            "temporarily_unavailable",
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The issuer of tokens cannot be reached",
                            null),
                    e);
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
