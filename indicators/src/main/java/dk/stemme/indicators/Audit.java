package dk.stemme.indicators;

/**
 * The marks of an audit: how many points are fulfilled of those that are relevant. Points not relevant and points
 * without a mark stand outside the share. A negative number is an IllegalArgumentException.
 */
public record Audit(long fulfilled, long notFulfilled, long notRelevant, long missing) {
    /** No points yet. */
    public static final Audit EMPTY = new Audit(0, 0, 0, 0);

    /** The mark of one point. */
    public enum Mark {
        FULFILLED(new Audit(1, 0, 0, 0)),
        NOT_FULFILLED(new Audit(0, 1, 0, 0)),
        NOT_RELEVANT(new Audit(0, 0, 1, 0)),
        MISSING(new Audit(0, 0, 0, 1));

        private final Audit one;

        Mark(Audit one) {
            this.one = one;
        }
    }

    public Audit {
        if (Math.min(Math.min(fulfilled, notFulfilled), Math.min(notRelevant, missing)) < 0) {
            throw new IllegalArgumentException("Negative number of points");
        }
    }

    /** These and one point more. */
    public Audit plus(Mark mark) {
        return merge(mark.one);
    }

    /** These and the others together. */
    public Audit merge(Audit other) {
        return new Audit(
                fulfilled + other.fulfilled,
                notFulfilled + other.notFulfilled,
                notRelevant + other.notRelevant,
                missing + other.missing);
    }

    /** Fulfilled of relevant. */
    public Proportion share() {
        return new Proportion(fulfilled, fulfilled + notFulfilled);
    }
}
