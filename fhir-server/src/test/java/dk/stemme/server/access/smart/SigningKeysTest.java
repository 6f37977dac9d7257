package dk.stemme.server.access.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import dk.stemme.server.ServerTest;
import dk.stemme.server.access.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys change without anybody noticing. The clock is the test's, and all is rolled back. */
class SigningKeysTest extends ServerTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final MovingClock clock = new MovingClock();

    @Test
    void theNextKeyIsPublishedADayBeforeItSigns() {
        trying(new KeyCipher(""), keys -> {
            String first = keys.signing(SigningKeys.ACCESS);
            clock.move(Duration.ofDays(28));
            keys.rotate();
            assertThat(published(keys)).hasSize(1);
            clock.move(Duration.ofDays(1).plusSeconds(1));
            keys.rotate();
            assertThat(published(keys)).hasSize(2).contains(first);
            assertThat(keys.signing(SigningKeys.ACCESS)).isEqualTo(first);
            clock.move(Duration.ofDays(1).plusSeconds(1));
            assertThat(keys.signing(SigningKeys.ACCESS)).isNotEqualTo(first);
        });
    }

    @Test
    void anOldKeyIsPublishedUntilItsTokensAreOver() {
        trying(new KeyCipher(""), keys -> {
            String first = keys.signing(SigningKeys.ACCESS);
            clock.move(Duration.ofDays(29).plusSeconds(1));
            keys.rotate();
            clock.move(Duration.ofDays(1).plus(Duration.ofMinutes(119)));
            keys.rotate();
            assertThat(published(keys)).contains(first);
            clock.move(Duration.ofMinutes(2));
            keys.rotate();
            assertThat(published(keys)).hasSize(1).doesNotContain(first);
        });
    }

    @Test
    void aKeyIsKeptEncryptedWhenThereIsAKeyToDoSo() {
        trying(new KeyCipher(KEY), keys -> {
            String first = keys.signing(SigningKeys.ACCESS);
            List<String> kept =
                    jdbc.sql("select jwk from signing_key").query(String.class).list();
            assertThat(kept).hasSize(2).allMatch(text -> text.startsWith("sealed:"));
            assertThat(again(new KeyCipher(KEY)).signing(SigningKeys.ACCESS)).isEqualTo(first);
            assertThatIllegalStateException()
                    .isThrownBy(() -> again(new KeyCipher("")).signing(SigningKeys.ACCESS))
                    .withMessageContaining("STEMME_KEY is not set");
            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> again(new KeyCipher(KEY.replace("MD", "ND"))).signing(SigningKeys.ACCESS))
                    .withMessageContaining("not the key");
        });
    }

    private void trying(KeyCipher cipher, Consumer<SigningKeys> work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from signing_key").update();
            work.accept(again(cipher));
        });
    }

    private SigningKeys again(KeyCipher cipher) {
        return new SigningKeys(jdbc, new TransactionTemplate(transactions), cipher, clock);
    }

    private static List<String> published(SigningKeys keys) {
        JWKMatcher access =
                new JWKMatcher.Builder().algorithm(SigningKeys.ACCESS).build();
        return keys.get(new JWKSelector(access), null).stream()
                .map(JWK::getKeyID)
                .toList();
    }
}
