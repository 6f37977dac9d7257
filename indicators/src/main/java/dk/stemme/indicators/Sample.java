package dk.stemme.indicators;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Some scores in order of size, for the figures that no sums can give: median, quantiles, smallest and largest.
 * Immutable.
 */
public final class Sample {
    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The sample of these scores, in any order.
     *
     * @throws IllegalArgumentException when one is not a finite number
     */
    public static Sample of(double... scores) {
        double[] sorted = scores.clone();
        for (double score : sorted) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("Not a score: " + score);
            }
        }
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /** How many scores there are. */
    public int n() {
        return sorted.length;
    }

    /** The smallest score; empty when there is none. */
    public OptionalDouble min() {
        return quantile(0);
    }

    /** The largest score; empty when there is none. */
    public OptionalDouble max() {
        return quantile(1);
    }

    /** The middle score, or the mean of the middle two; empty when there is none. */
    public OptionalDouble median() {
        return quantile(0.5);
    }

    /**
     * The quantile of definition 7 of Hyndman and Fan (1996), as R, Excel and SQL's {@code percentile_cont} have it.
     *
     * @param share 0 to 1
     * @throws IllegalArgumentException when {@code share} lies outside
     */
    public OptionalDouble quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Not a share: " + share);
        }
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (position - below) * (sorted[above] - sorted[below]));
    }

    /** Number, sum and sum of squares of the scores. */
    public Moments moments() {
        return Moments.of(sorted);
    }
}
