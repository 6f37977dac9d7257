package dk.stemme.sdc;

/** What one question contributes to a score: a number, or the reason why there is none. */
public sealed interface Reading {

    /**
     * A number: the weight of the chosen option, or the integer, decimal, quantity value or boolean (0/1) answered.
     *
     * @param value finite, in the unit of the question
     */
    record Number(double value) implements Reading {

        static final Number ZERO = new Number(0);
        static final Number ONE = new Number(1);
    }

    /** Why there is no number. */
    enum Absent implements Reading {
        /** The question was asked and has no (valid) answer. */
        NOT_ANSWERED,
        /** The question was not asked: enableWhen disabled it, or a group around it. */
        SKIPPED_BY_LOGIC,
        /** The question has an answer that stands for no number, such as the option {@code not-relevant}. */
        NOT_RELEVANT
    }
}
