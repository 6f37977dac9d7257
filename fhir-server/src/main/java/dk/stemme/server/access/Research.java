package dk.stemme.server.access;

import dk.stemme.server.store.Scan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may ask for whose purpose is research: exports and tables, in which persons are under a pseudonym that
 * is the recipient's own, and what is about nobody.
 */
final class Research {
    private static final Set<String> IN_BULK = Set.of("$export", "$viewdefinition-run");
    /** They name staff, relatives, or what others do. */
    private static final Set<String> NEVER = Set.of(
            "AuditEvent", "Consent", "Practitioner", "PractitionerRole", "Provenance", "RelatedPerson", "Subscription");

    private Research() {}

    /** Why not; null when nothing speaks against it. */
    static @Nullable String refusal(Caller caller, Asked asked) {
        if (!is(caller) || IN_BULK.contains(asked.code())) return null;
        boolean persons = asked.type().equals("Bundle")
                || asked.type().equals("*")
                || asked.type().equals("Group")
                || Scan.isPersonal(asked.type()) && !asked.type().equals("Observation");
        return persons || asked.interaction() == Interaction.CREATE
                ? "For the purpose research (HRESCH) persons leave only under pseudonyms, by $export or $viewdefinition-run."
                : null;
    }

    /** Whether resources of this type are for no research at all. */
    static boolean isClosed(Caller caller, String type) {
        return is(caller) && NEVER.contains(type);
    }

    static boolean is(Caller caller) {
        return caller.grant().purpose() == Purpose.RESEARCH;
    }
}
