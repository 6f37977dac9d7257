package dk.stemme.scoring.irt;

import java.util.Optional;

/** What an adaptive test does now. */
public sealed interface Step {

    /** Asks this item. */
    record Ask(GradedItem item) implements Step {}

    /**
     * Ends.
     *
     * @param estimate the score; empty if every item asked was left open
     * @param why the rule that ended it
     */
    record Done(Optional<Estimate> estimate, StopRule why) implements Step {}
}
