package dk.stemme.server.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
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
        boolean same = lasting(before.json()).equals(lasting(after));
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

    /** Whether it is a version that others name; what has none is never frozen. */
    static boolean isVersion(ObjectNode definition) {
        return definition.hasNonNull("version")
                || !extension(definition, Canonicals.DEFINITION_VERSION).isEmpty();
    }

    private static boolean isDraft(ObjectNode definition) {
        String status = extension(definition, Canonicals.DEFINITION_STATUS);
        return (status.isEmpty() ? definition.path("status").asText() : status).equals("draft");
    }

    private static ObjectNode lasting(ObjectNode definition) {
        ObjectNode lasting = definition.deepCopy().without(FREE);
        lasting.path("extension").forEach(each -> {
            if (isOf(each, Canonicals.DEFINITION_STATUS)) ((ObjectNode) each).removeAll();
        });
        return lasting;
    }

    /** In R4 an ObservationDefinition has version and status in extensions. */
    static String extension(ObjectNode definition, String url) {
        for (JsonNode each : definition.path("extension"))
            if (isOf(each, url))
                return each.path("valueCode")
                        .asText(each.path("valueString")
                                .asText(each.path("valueUri").asText()));
        return "";
    }

    private static boolean isOf(JsonNode extension, String url) {
        return extension.path("url").asText().equals(url);
    }
}
