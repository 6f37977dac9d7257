package dk.stemme.server.access.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.purpose.Purposes;
import java.time.Instant;

/** Something that is put on record as an AuditEvent. */
interface Recorded {

    /** @param purposes whose legal basis is cited */
    ObjectNode event(Instant now, Purposes purposes);
}
