package dk.stemme.indicators;

/**
 * The value of one treatment beside another: what it does to the outcome against what it does to the cost, each judged
 * by its whole 95 % interval (value assessment matrix, A. Dal 2015).
 */
public final class ValueMatrix {

    /** The verdict, with its Danish and English words. */
    public enum Verdict {
        FANTASTIC("Fantastisk løsning", "Fantastic solution"),
        BETTER("Bedre løsning", "Better solution"),
        NEUTRAL("Neutral", "Neutral"),
        WORSE("Dårligere løsning", "Worse solution"),
        MISERABLE("Elendig løsning", "Miserable solution"),
        DILEMMA("Dilemma", "Dilemma"),
        UNDECIDED("Uafklaret", "Undecided");

        private final String danish;
        private final String english;

        Verdict(String danish, String english) {
            this.danish = danish;
            this.english = english;
        }

        public String danish() {
            return danish;
        }

        public String english() {
            return english;
        }
    }

    /** Where a difference lies beside the margin that matters. */
    public enum Direction {
        /** The whole interval is above the margin. */
        UP,
        /** The whole interval is within the margin. */
        SAME,
        /** The whole interval is below the margin. */
        DOWN,
        /** The interval straddles a margin. */
        UNCERTAIN;

        /**
         * The direction of a difference.
         *
         * @param difference its 95 % interval
         * @param margin the least difference that matters, 0 or more
         */
        public static Direction of(Interval difference, double margin) {
            if (difference.low() > margin) {
                return UP;
            }
            if (difference.high() < -margin) {
                return DOWN;
            }
            return new Interval(-margin, margin).contains(difference) ? SAME : UNCERTAIN;
        }

        /** The opposite direction, for scores of which less is better. */
        public Direction reversed() {
            return switch (this) {
                case UP -> DOWN;
                case DOWN -> UP;
                case SAME, UNCERTAIN -> this;
            };
        }

        private Verdict choose(Verdict up, Verdict same, Verdict down) {
            return switch (this) {
                case UP -> up;
                case SAME -> same;
                case DOWN -> down;
                case UNCERTAIN -> Verdict.UNDECIDED;
            };
        }
    }

    private ValueMatrix() {}

    /**
     * The verdict.
     *
     * @param effect up is better
     * @param cost up is dearer
     */
    public static Verdict verdict(Direction effect, Direction cost) {
        return effect.choose(
                cost.choose(Verdict.DILEMMA, Verdict.BETTER, Verdict.FANTASTIC),
                cost.choose(Verdict.WORSE, Verdict.NEUTRAL, Verdict.BETTER),
                cost.choose(Verdict.MISERABLE, Verdict.WORSE, Verdict.DILEMMA));
    }
}
