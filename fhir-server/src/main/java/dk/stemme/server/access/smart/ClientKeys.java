package dk.stemme.server.access.smart;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The public keys of clients: those they registered, or those at the address they registered. What is fetched is kept for
 * an hour, and fetched anew, but not more often than once a minute, when it lacks the key that is asked for.
 */
@Component
class ClientKeys {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private record Fetched(List<JWK> keys, Instant when) {}

    private final Map<String, Fetched> fetched = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fetched> eldest) {
            return size() > MOST;
        }
    });
    private final KeyFetch fetch;
    private final Clock clock;

    ClientKeys(KeyFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** The client's keys; none when they cannot be had. */
    List<JWK> of(Client client, JWKSelector asked) {
        String address = client.text("jwks_uri");
        if (address.isEmpty()) return parsed(client.metadata().path("jwks").toString());
        Fetched known = fetched.get(address);
        Duration age = known == null ? KEPT : Duration.between(known.when, clock.instant());
        boolean lacks = known != null && asked.select(new JWKSet(known.keys)).isEmpty();
        if (known != null && age.compareTo(lacks ? BETWEEN : KEPT) < 0) return known.keys;
        List<JWK> fresh = fetched(address);
        if (fresh.isEmpty() && known != null) fresh = known.keys;
        fetched.put(address, new Fetched(fresh, clock.instant()));
        return fresh;
    }

    private List<JWK> fetched(String address) {
        try {
            return parsed(fetch.text(URI.create(address)));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<JWK> parsed(String json) {
        try {
            return JWKSet.parse(json).toPublicJWKSet().getKeys();
        } catch (ParseException e) {
            return List.of();
        }
    }
}
