package dk.stemme.server.access.audit;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Visit;
import dk.stemme.server.store.Compartment;
import dk.stemme.server.store.Stored;
import dk.stemme.server.store.Witness;
import java.util.List;
import org.springframework.stereotype.Component;

/** Records a write in its own transaction: both are kept, or neither. The application's own work is not an access. */
@Component
class WriteAudit implements Witness {
    private final AuditEvents events;

    WriteAudit(AuditEvents events) {
        this.events = events;
    }

    @Override
    public void wrote(Stored stored, String action) {
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        if (visit == null || caller == null) return;
        String patient = Compartment.of(stored);
        events.insert(List.of(Access.of(visit, caller, code(action), stored.reference(), patient, null)));
        visit.wrote();
    }

    private static String code(String action) {
        return switch (action) {
            case "C" -> "create";
            case "D" -> "delete";
            default -> "update";
        };
    }
}
