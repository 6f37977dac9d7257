package dk.stemme.server.access.audit;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Grant;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.Visit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts on record that a person was erased, under the name by which the record knows them from now on. */
@Component
public class ErasureAudit {
    /** The application itself. */
    private static final Caller STEMME = new Caller(
            Agents.PAGES,
            "Stemme",
            Role.SYSTEM,
            "",
            Set.of(),
            List.of(),
            new Grant("", Set.of(), Purpose.OPERATION, null));

    private final AuditEvents events;

    ErasureAudit(AuditEvents events) {
        this.events = events;
    }

    /** With the transaction that is open; the request itself, which names the person, goes on no record. */
    public void erased(String pseudonym) {
        Visit current = Visit.current();
        Visit visit = current == null ? new Visit(STEMME) : current;
        Caller caller = visit.caller() == null ? STEMME : visit.caller();
        events.insert(List.of(Access.of(visit, caller, "$erase", null, pseudonym, "POST " + pseudonym + "/$erase")));
        visit.recorded();
    }
}
