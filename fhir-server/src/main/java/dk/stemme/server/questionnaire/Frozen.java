package dk.stemme.server.questionnaire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Stored;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What may still happen to a published version, since answers and findings name it. */
final class Frozen {
    private static final List<String> FREE = List.of("id", "meta", "text", "status", "date", "contact");

    private Frozen() {}

    /** @throws Refusal 409 when more than status, date and contact would change */
    static void check(Stored before, ObjectNode after) {
        if (before.deleted() || isDraft(before.json())) return;
        boolean same = before.json().without(FREE).equals(after.deepCopy().without(FREE));
        if (!same || isDraft(after))
            throw Refusal.of(
                    409,
                    IssueType.BUSINESSRULE,
                    before.type(),
                    before.id() + " is published and frozen:"
                            + " only status, date and contact may change. Make a new version instead.");
    }

    /** @throws Refusal 409 when it is no draft */
    static void mayDelete(Stored stored) {
        if (!isDraft(stored.json()))
            throw Refusal.of(
                    409,
                    IssueType.BUSINESSRULE,
                    stored.type() + ".status",
                    stored.id()
                            + " is published and cannot be deleted, since answers depend on it. Retire it instead.");
    }

    private static boolean isDraft(ObjectNode definition) {
        return definition.path("status").asText().equals("draft");
    }
}
