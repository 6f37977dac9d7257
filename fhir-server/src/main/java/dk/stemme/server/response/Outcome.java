package dk.stemme.server.response;

import dk.stemme.scoring.Colour;
import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.server.quality.FactKeys;
import dk.stemme.server.questionnaire.Verdict;
import dk.stemme.server.store.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a stored response amount to.
 *
 * @param earlier the same person's values before
 * @param verdict what the thresholds say
 */
record Outcome(Stored response, FactKeys keys, ScoreSheet sheet, Earlier earlier, Verdict verdict) {

    Colour colour() {
        return verdict.judgement().colour();
    }

    /** When the answers became final, null for a draft. */
    @Nullable
    Instant completed() {
        return Status.of(response).counts() ? keys.answered() : null;
    }
}
