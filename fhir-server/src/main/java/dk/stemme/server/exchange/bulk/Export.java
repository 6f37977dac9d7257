package dk.stemme.server.exchange.bulk;

import dk.stemme.server.store.Scan.Wanted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export as it is kept.
 *
 * @param mandate the rights of the client who asked
 * @param request the address it was asked by
 * @param personal only what lies in a patient's compartment
 * @param patients of a Group, bare ids; null for all
 * @param at as of when
 */
record Export(
        String id,
        String client,
        String mandate,
        String request,
        List<String> types,
        boolean personal,
        @Nullable List<String> patients,
        @Nullable Instant since,
        Instant at,
        boolean complete) {

    Wanted wanted(String type) {
        return new Wanted(type, at, since, personal, patients);
    }
}
