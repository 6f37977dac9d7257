package dk.stemme.server.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.stemme.server.access.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** How long a verified token is believed without asking again. */
class TokensTest {
    private final MovingClock clock = new MovingClock();
    private boolean revoked;

    private final Tokens tokens =
            new Tokens(this::decode, new DefaultListableBeanFactory().getBeanProvider(OutsideTokens.class), clock);

    private Jwt decode(String token) {
        if (revoked) throw new BadJwtException("revoked");
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("ehr")
                .claim("scope", "system/*.rs")
                .expiresAt(clock.instant().plus(Duration.ofHours(1)))
                .build();
    }

    @Test
    void aRevokedTokenIsKnownWithinAMinute() {
        assertThat(asked().isAuthenticated()).isTrue();
        revoked = true;
        clock.move(Duration.ofSeconds(59));
        assertThat(asked().isAuthenticated()).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThatThrownBy(this::asked).isInstanceOf(OAuth2AuthenticationException.class);
    }

    private Authentication asked() {
        return tokens.authenticate(new BearerTokenAuthenticationToken("a.b.c"));
    }
}
