package dk.stemme.scoring;

/** What one item holds: a number, or nothing with the reason for it. */
public sealed interface Answer {

    /** The number, or NaN where there is none. */
    double number();

    /** Why there is no number; {@link Absence#NOT_ANSWERED} also where the number is NaN. */
    Absence absence();

    /** Whether the item did not concern the person, rather than being left open. */
    default boolean isInapplicable() {
        return absence() != Absence.NOT_ANSWERED;
    }

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
        public Absence absence() {
            return Absence.NOT_ANSWERED;
        }
    }

    /** No number, and why. */
    record Absent(Absence absence) implements Answer {
        @Override
        public double number() {
            return Double.NaN;
        }
    }
}
