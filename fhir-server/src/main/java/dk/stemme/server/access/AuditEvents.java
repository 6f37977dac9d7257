package dk.stemme.server.access;

import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts accesses on record, in the transaction that is open. */
@Component
class AuditEvents {
    private final Store store;
    private final Clock clock;

    AuditEvents(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void insert(List<Access> accesses) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Reach.asSystem(() -> store.createAll(accesses.stream()
                .map(access -> new Store.Draft("AuditEvent", null, access.event(now)))
                .toList()));
    }
}
