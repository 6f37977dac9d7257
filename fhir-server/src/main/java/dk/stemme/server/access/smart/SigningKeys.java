package dk.stemme.server.access.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign our tokens, shared by all nodes: ES256 for access tokens, RS256 for ID tokens, since SMART App
 * Launch 2.2 wants that. Each signs for thirty days. The next is published a day before it signs, and one that no longer
 * signs is published until what it signed has expired, so nobody notices the change.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {
    static final JWSAlgorithm ACCESS = JWSAlgorithm.ES256;
    static final JWSAlgorithm ID = JWSAlgorithm.RS256;
    static final Duration SIGNS_FOR = Duration.ofDays(30);
    static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);
    /** Longer than any token that is checked by its signature. */
    static final Duration PUBLISHED_AFTER = Duration.ofHours(2);

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Key(JWK jwk, Instant signs) {}

    private record Known(List<Key> keys, Instant until) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyCipher cipher;
    private final Clock clock;
    private volatile @Nullable Known known;

    SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, KeyCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(keys().stream().map(Key::jwk).toList()));
    }

    /** The id of the key that signs now. */
    String signing(JWSAlgorithm algorithm) {
        List<Key> all = keys();
        Instant now = clock.instant();
        return all.stream()
                .filter(key -> key.jwk.getAlgorithm().equals(algorithm) && !key.signs.isAfter(now))
                .max(Comparator.comparing(Key::signs))
                .orElseThrow(() -> new IllegalStateException("No key signs"))
                .jwk
                .getKeyID();
    }

    private List<Key> keys() {
        Known before = known;
        if (before != null && clock.instant().isBefore(before.until)) return before.keys;
        List<Key> read = read();
        if (read.isEmpty()) {
            rotate();
            read = read();
        }
        known = new Known(read, clock.instant().plus(KEPT));
        return read;
    }

    private List<Key> read() {
        return jdbc.sql("select jwk, signs from signing_key")
                .query((row, number) -> new Key(
                        parsed(cipher.open(row.getString(1))),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Makes the next key when it is time, and forgets those whose signatures nobody needs. */
    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    void rotate() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('signing_key'))")
                    .query((row, number) -> true)
                    .list();
            List.of(ACCESS, ID).forEach(this::rotate);
        });
        known = null;
    }

    private void rotate(JWSAlgorithm algorithm) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant last = jdbc.sql("select max(signs) from signing_key where algorithm = ?")
                .param(algorithm.getName())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        if (last == null) add(algorithm, now);
        else if (!last.plus(SIGNS_FOR).minus(PUBLISHED_BEFORE).isAfter(now)) add(algorithm, now.plus(PUBLISHED_BEFORE));
        jdbc.sql("""
                delete from signing_key k where algorithm = ? and exists (
                  select 1 from signing_key n where n.algorithm = k.algorithm and n.signs > k.signs and n.signs < ?)""")
                .params(algorithm.getName(), time(now.minus(PUBLISHED_AFTER)))
                .update();
    }

    private void add(JWSAlgorithm algorithm, Instant signs) {
        JWK made = made(algorithm);
        jdbc.sql("insert into signing_key (id, algorithm, jwk, signs) values (?, ?, ?, ?)")
                .params(made.getKeyID(), algorithm.getName(), cipher.seal(made.toJSONString()), time(signs))
                .update();
    }

    private static JWK made(JWSAlgorithm algorithm) {
        try {
            return algorithm.equals(ACCESS)
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate()
                    : new RSAKeyGenerator(2048)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .keyIDFromThumbprint(true)
                            .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A kept signing key cannot be read", e);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
