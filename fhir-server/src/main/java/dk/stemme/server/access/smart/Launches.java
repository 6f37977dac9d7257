package dk.stemme.server.access.smart;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Handles by which an app started from our pages learns what it is about: good once, for five minutes, for one person. */
@Component
class Launches {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Launches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The handle of a new launch. */
    String begin(String client, String subject, LaunchContext context) {
        String handle = Handle.next();
        jdbc.sql("insert into launch (hash, client, subject, context, expires) values (?, ?, ?, ?, ?)")
                .params(Hash.of(handle), client, subject, context.text(), now().plus(GOOD_FOR))
                .update();
        return handle;
    }

    /** Uses the handle up; empty when it is not, or no longer, one of this client and person. */
    Optional<LaunchContext> use(String handle, String client, String subject) {
        return jdbc.sql(
                        "delete from launch where hash = ? and client = ? and subject = ? and expires > ? returning context")
                .params(Hash.of(handle), client, subject, now())
                .query(String.class)
                .optional()
                .map(LaunchContext::of);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
