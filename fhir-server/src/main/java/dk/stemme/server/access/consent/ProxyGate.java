package dk.stemme.server.access.consent;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The gate of RelatedPersons: stored as they come, with rows beside them for those who act for the patient. */
@Component
class ProxyGate implements Gate {
    private final Store store;
    private final JdbcClient jdbc;

    ProxyGate(Store store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return "RelatedPerson";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Accepted accepted = store.put(incoming);
        remove(accepted.stored().id());
        Proxy proxy = Proxy.of(accepted.stored());
        if (proxy != null) add(proxy);
        return accepted;
    }

    @Override
    public void deleted(Stored stored) {
        remove(stored.id());
    }

    private void remove(String source) {
        jdbc.sql("delete from proxy where source = ?").param(source).update();
    }

    private void add(Proxy proxy) {
        jdbc.sql("insert into proxy (source, key, patient, adult, starts, ends) select ?, key, ?, ?, ?, ?"
                        + " from unnest(?::bigint[]) key")
                .params(
                        proxy.source(),
                        proxy.patient(),
                        proxy.adult(),
                        proxy.starts().atOffset(ZoneOffset.UTC),
                        proxy.ends().atOffset(ZoneOffset.UTC),
                        proxy.keys().toArray(Long[]::new))
                .update();
    }
}
