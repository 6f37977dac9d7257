package dk.stemme.server.access.audit;

import dk.stemme.server.access.purpose.Purposes;
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
    private final Purposes purposes;
    private final Emergencies emergencies;

    AuditEvents(Store store, Clock clock, Purposes purposes, Emergencies emergencies) {
        this.store = store;
        this.clock = clock;
        this.purposes = purposes;
        this.emergencies = emergencies;
    }

    void insert(List<? extends Recorded> accesses) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Reach.asSystem(() -> store.createAll(emergencies.told(accesses).stream()
                .map(access -> new Store.Draft("AuditEvent", null, access.event(now, purposes)))
                .toList()));
    }
}
