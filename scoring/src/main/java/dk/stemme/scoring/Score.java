package dk.stemme.scoring;

import org.jspecify.annotations.Nullable;

/** The outcome of one score definition: a value, a flag, a profile, or nothing with the reason for it. */
public sealed interface Score {

    /** What was computed. */
    ScoreDefinition definition();

    /** How many of its items were answered. */
    int answered();

    /** How many items it has. */
    int items();

    /** Its code, e.g. {@code phq9-total}. */
    default String code() {
        return definition().code();
    }

    /** The number that thresholds and derived scores see: the value, 1 or 0 for a flag, else NaN. */
    default double number() {
        return Double.NaN;
    }

    /** Whether there is an outcome. */
    default boolean isScored() {
        return true;
    }

    /**
     * A number in the definition's range, to ten decimals.
     *
     * @param standardError of the value, in its unit; NaN if unknown
     * @param band null if none are defined
     */
    record Value(
            ScoreDefinition definition,
            double value,
            double standardError,
            @Nullable Band band,
            int answered,
            int items)
            implements Score {
        @Override
        public double number() {
            return value;
        }
    }

    /** Yes or no. */
    record Flag(ScoreDefinition definition, boolean value, int answered, int items) implements Score {
        @Override
        public double number() {
            return value ? 1 : 0;
        }
    }

    /** A text made of the answers, e.g. the EQ-5D profile {@code 21233}. */
    record Profile(ScoreDefinition definition, String text, int answered, int items) implements Score {}

    /** Not scored. */
    record Missing(ScoreDefinition definition, Reason reason, int answered, int items) implements Score {
        @Override
        public boolean isScored() {
            return false;
        }
    }
}
