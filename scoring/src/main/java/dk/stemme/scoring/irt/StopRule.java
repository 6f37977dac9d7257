package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Text;

/**
 * When an adaptive test has asked enough. Rules are combined: the test ends as soon as one of them ends it and none holds
 * it. An item left open counts as asked.
 */
public sealed interface StopRule {

    /** What holds when this rule ends a test, e.g. "standard error below 0.3". */
    Text text();

    /** @param se the standard error so far; NaN while nothing is answered */
    boolean ends(int asked, double se);

    /** Whether the test must go on, whatever the other rules say. */
    default boolean holds(int asked) {
        return false;
    }

    /** Ask at least so many items. */
    record MinimumItems(int items) implements StopRule {
        public MinimumItems {
            check(items > 0, "a minimum of %d items".formatted(items));
        }

        @Override
        public Text text() {
            return Text.of("at least %d items".formatted(items), "mindst %d spørgsmål".formatted(items));
        }

        @Override
        public boolean ends(int asked, double se) {
            return false;
        }

        @Override
        public boolean holds(int asked) {
            return asked < items;
        }
    }

    /** Ask no more than so many items. */
    record MaximumItems(int items) implements StopRule {
        public MaximumItems {
            check(items > 0, "a maximum of %d items".formatted(items));
        }

        @Override
        public Text text() {
            return Text.of("%d items asked".formatted(items), "%d spørgsmål stillet".formatted(items));
        }

        @Override
        public boolean ends(int asked, double se) {
            return asked >= items;
        }
    }

    /** The score is precise enough: its standard error, in the metric of theta, is below this. */
    record StandardErrorBelow(double se) implements StopRule {
        public StandardErrorBelow {
            check(se > 0, "a standard error of " + se);
        }

        @Override
        public Text text() {
            String comma = Double.toString(se).replace('.', ',');
            return Text.of("standard error below " + se, "standardfejl under " + comma);
        }

        @Override
        public boolean ends(int asked, double se) {
            return se < this.se;
        }
    }

    /** Every item of a bank of this size was asked. Every test has this rule. */
    record BankExhausted(int items) implements StopRule {
        @Override
        public Text text() {
            return Text.of("no items left", "ikke flere spørgsmål");
        }

        @Override
        public boolean ends(int asked, double se) {
            return asked >= items;
        }
    }

    private static void check(boolean sound, String problem) {
        if (!sound) throw new DefinitionException("stop", problem);
    }
}
