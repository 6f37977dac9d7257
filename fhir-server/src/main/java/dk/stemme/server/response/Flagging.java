package dk.stemme.server.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.scoring.Colour;
import dk.stemme.server.result.Flags;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Store.Draft;
import dk.stemme.server.store.Stored;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A finding that becomes critical raises a Flag; one that is so no longer, once the answers are final, lowers it. A flag
 * that somebody has taken down stays down as long as the finding stays critical.
 */
@Component
class Flagging {
    private final Store store;

    Flagging(Store store) {
        this.store = store;
    }

    /** @param drafts what else follows from the response, the finding among them */
    List<Draft> of(Submission submission, Outcome outcome, List<Draft> drafts) {
        String response = outcome.response().id();
        boolean critical = outcome.colour() == Colour.CRITICAL;
        if (submission.before() == null && !critical) return List.of();
        String id = ResultIds.of(response, ResultIds.FLAG);
        Optional<ObjectNode> there = submission.before() == null
                ? Optional.empty()
                : store.find("Flag", id).map(Stored::json);
        if (critical && (there.isEmpty() || !isUp(there.get()) && !wasCritical(response)))
            return List.of(new Draft("Flag", id, raised(response, drafts)));
        if (critical || there.isEmpty() || !isUp(there.get()) || !submission.counts()) return List.of();
        return List.of(new Draft(
                "Flag",
                id,
                Flags.lowered(there.get(), outcome.response().updated().toString())));
    }

    private static ObjectNode raised(String response, List<Draft> drafts) {
        String id = ResultIds.of(response, ResultIds.ATTENTION);
        return drafts.stream()
                .filter(draft -> id.equals(draft.id()))
                .findFirst()
                .map(finding -> Flags.raised(finding.json(), id))
                .orElseThrow();
    }

    private static boolean isUp(ObjectNode flag) {
        return flag.path("status").asText().equals("active");
    }

    private boolean wasCritical(String response) {
        return store.find("Observation", ResultIds.of(response, ResultIds.ATTENTION))
                .map(Stored::json)
                .filter(finding -> !finding.path("status").asText().equals("entered-in-error"))
                .filter(finding -> finding.at("/valueCodeableConcept/coding/0/code")
                        .asText()
                        .equals("critical"))
                .isPresent();
    }
}
