package dk.stemme.server.store;

import java.util.List;

/**
 * Everything but what a patient's Consent keeps from this viewer: other systems. A Consent keeps data from being shown or
 * changed, not from being added: what a treatment has to record it must record. A Consent itself is never kept from the
 * systems that keep Consents.
 */
public record Unblocked(Viewer viewer) implements Reach {
    @Override
    public Clause narrow(String type, Use use) {
        boolean open = !use.stored || type.equals("Consent") || !Reach.personal(type);
        return open ? Clause.TRUE : viewer.unblocked();
    }

    @Override
    public Clause narrow() {
        return Clause.join("or", List.of(Clause.of("r.type = 'Consent'"), viewer.unblocked()));
    }

    @Override
    public boolean isEverywhere() {
        return true;
    }
}
