package dk.stemme.indicators;

/**
 * The limits of a funnel plot: between which proportions of units of one size are expected to lie, if all units did as
 * the target says (Spiegelhalter 2005).
 *
 * @param target the proportion expected of all, between 0 and 1; else an IllegalArgumentException
 */
public record Funnel(double target) {
    private static final Interval SHARE = new Interval(0, 1);

    public Funnel {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("Not a target: " + target);
        }
    }

    /** The limits from the normal distribution, target ± z √(target (1 − target)/n), kept within 0 and 1. */
    public Interval normal(long n, Confidence confidence) {
        double reach = confidence.z() * Math.sqrt(target * (1 - target) / n);
        return new Interval(target - reach, target + reach).within(SHARE.low(), SHARE.high());
    }

    /** The exact limits from the binomial distribution, interpolated between whole numbers (Spiegelhalter 2005). */
    public Interval exact(long n, Confidence confidence) {
        return new Interval(limit(n, confidence.tail()), limit(n, 1 - confidence.tail()))
                .within(SHARE.low(), SHARE.high());
    }

    /** With r the smallest number that P(R ≤ r) > p: (r − α)/n, α = (P(R ≤ r) − p) / P(R = r). */
    private double limit(long n, double p) {
        long below = -1;
        long r = n;
        while (r - below > 1) {
            long middle = (below + r) / 2;
            if (atMost(middle, n) > p) {
                r = middle;
            } else {
                below = middle;
            }
        }
        double reached = atMost(r, n);
        return (r - (reached - p) / (reached - atMost(r - 1, n))) / n;
    }

    private double atMost(long r, long n) {
        return r < 0 ? 0 : r >= n ? 1 : Beta.cumulative(1 - target, (double) (n - r), (double) (r + 1));
    }
}
