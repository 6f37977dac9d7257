package dk.stemme.indicators;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mean as it is shown: with the number of persons behind it, the standard deviation and the 95 % interval.
 *
 * @param n how many scores, at least one
 * @param value the arithmetic mean, in the unit of the score
 * @param sd the standard deviation of the sample; null when n is one
 * @param interval the 95 % interval of Student's t (Student 1908), value ± t(n − 1) · sd / √n; null when n is one or
 *     all scores are equal, for then nothing is known of the spread
 */
public record Mean(
        long n, double value, @Nullable Double sd, @Nullable Interval interval) {

    /** The mean of what was counted; empty when nobody was. */
    public static Optional<Mean> of(Moments moments) {
        return moments.n() == 0
                ? Optional.empty()
                : Optional.of(of(
                        moments.n(), moments.mean().orElseThrow(), moments.sd().orElse(Double.NaN)));
    }

    /**
     * A mean with its interval.
     *
     * @param n at least one
     * @param sd without meaning when n is one
     */
    public static Mean of(long n, double value, double sd) {
        if (n == 1) {
            return new Mean(1, value, null, null);
        }
        return new Mean(n, value, sd, sd == 0 ? null : about(value, sd, n));
    }

    private static Interval about(double value, double sd, long n) {
        double half = StudentT.quantile(Confidence.P95, n - 1) * sd / Math.sqrt((double) n);
        return new Interval(value - half, value + half);
    }
}
