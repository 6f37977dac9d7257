package dk.stemme.server.access.smart;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what is over. Any node may do it, and all may at once. */
@Component
class Expiry {
    private static final List<String> SWEEPS = List.of(
            "delete from app_grant where ends < ?",
            "delete from launch where expires < ?",
            "delete from used_assertion where expires < ?");

    private final JdbcClient jdbc;
    private final Clock clock;

    Expiry(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 300_000, fixedDelay = 300_000)
    void sweep() {
        OffsetDateTime past = clock.instant().minus(Duration.ofMinutes(5)).atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from web_session where expiry_time < ?")
                .param(clock.millis())
                .update();
        SWEEPS.forEach(sql -> jdbc.sql(sql).param(past).update());
    }
}
