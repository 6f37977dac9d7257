package dk.stemme.server.access.consent;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in a patient's Consent, and keeps the table {@code block} in step. A patient may object to data being fetched or
 * passed on (sundhedsloven §§ 41, 42 a and 43), and keep who holds custody out from the age of 15
 * (§ 17). Those who treat get past it in an emergency by {@code Patient/$break-the-glass}, as past a MinSpærring.
 */
@Component
class ConsentGate implements Gate {
    private final Store store;
    private final JdbcClient jdbc;

    ConsentGate(Store store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return "Consent";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        List<Provision> provisions = Provision.of(incoming.json());
        Accepted accepted = store.put(incoming);
        Stored consent = accepted.stored();
        if (consent.patient() == null)
            throw Refusal.of(
                    422, IssueType.REQUIRED, "Consent.patient", "A Consent must say whose it is (patient: Patient/…).");
        remove(consent.id());
        provisions.forEach(provision -> add(consent, provision));
        return accepted;
    }

    @Override
    public void deleted(Stored stored) {
        remove(stored.id());
    }

    private void remove(String consent) {
        jdbc.sql("delete from block where consent = ?").param(consent).update();
    }

    private void add(Stored consent, Provision provision) {
        jdbc.sql("insert into block (consent, patient, actors, purposes, types, starts, ends)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        consent.id(),
                        consent.patient(),
                        provision.actors().toArray(String[]::new),
                        provision.purposes().toArray(String[]::new),
                        provision.types().toArray(String[]::new),
                        at(provision.starts()),
                        at(provision.ends()))
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
