package dk.stemme.scoring;

/** What one item holds: a number, or nothing with the reason for it. */
public sealed interface Answer {

    /** The number, or NaN where there is none. */
    double number();

    /** Whether the item did not concern the person, rather than being left open. */
    boolean isInapplicable();

    /** The answer as a number. */
    static Answer of(double value) {
        return new Given(value);
    }

    /** No answer, for this reason. */
    static Answer absent(Absence why) {
        return new Absent(why);
    }

    /** The number of the chosen option, or the number entered. */
    record Given(double number) implements Answer {
        @Override
        public boolean isInapplicable() {
            return false;
        }
    }

    /** No number, and why. */
    record Absent(Absence why) implements Answer {
        @Override
        public double number() {
            return Double.NaN;
        }

        @Override
        public boolean isInapplicable() {
            return why != Absence.NOT_ANSWERED;
        }
    }
}
