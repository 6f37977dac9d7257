package dk.stemme.server.access.smart;

import dk.stemme.server.access.Callers;
import dk.stemme.server.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Refresh tokens, for whom {@code offline_access} was granted; also to public apps, since each is good once. A patient's
 * end ninety days after the approval. Those of staff end after twelve hours: where somebody works may be another place
 * tomorrow, and only a sign-in tells.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {
    private static final Duration PATIENTS = Duration.ofDays(90);
    private static final Duration STAFF = Duration.ofHours(12);

    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
                || authorization == null
                || !authorization.getAuthorizedScopes().contains("offline_access")) return null;
        boolean patient = Callers.of(context.getPrincipal())
                .filter(person -> person.role() == Role.PATIENT)
                .isPresent();
        Instant begun =
                Objects.requireNonNull(Objects.requireNonNull(authorization.getToken(OAuth2AuthorizationCode.class))
                        .getToken()
                        .getIssuedAt());
        return new OAuth2RefreshToken(Handle.next(), clock.instant(), begun.plus(patient ? PATIENTS : STAFF));
    }
}
