package dk.stemme.indicators;

import dk.stemme.indicators.Series.Point;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The centre line of a chart and the spread of each point about it.
 *
 * @param sigma the standard deviation expected of a point; NaN where no limits can be drawn
 * @param range what a value of this kind can be
 */
record Lines(double centre, ToDoubleFunction<Point> sigma, Interval range) {
    private static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final Interval COUNT = new Interval(0, Double.POSITIVE_INFINITY);
    private static final Interval SHARE = new Interval(0, 1);

    /** So many sigmas to either side; null where no limits can be drawn. */
    @Nullable
    Interval limits(Point point, int sigmas) {
        double reach = sigmas * sigma.applyAsDouble(point);
        return Double.isNaN(centre + reach)
                ? null
                : new Interval(centre - reach, centre + reach).within(range.low(), range.high());
    }

    static Lines median(List<Point> baseline) {
        double median = Sample.of(values(baseline)).median().orElse(Double.NaN);
        return new Lines(median, point -> Double.NaN, ANY);
    }

    static Lines individuals(List<Point> baseline) {
        double mean = Moments.of(values(baseline)).mean().orElse(Double.NaN);
        double sigma = movingSigma(baseline.stream().mapToDouble(Point::value).toArray());
        return new Lines(mean, point -> sigma, ANY);
    }

    static Lines proportions(List<Point> baseline) {
        double share = pooled(baseline);
        return new Lines(share, point -> Math.sqrt(share * (1 - share) / point.size()), SHARE);
    }

    static Lines rates(List<Point> baseline) {
        double rate = pooled(baseline);
        return new Lines(rate, point -> Math.sqrt(rate / point.size()), COUNT);
    }

    static Lines means(List<Point> baseline) {
        double freedom = baseline.stream()
                .filter(p -> p.size() > 1)
                .mapToDouble(p -> p.size() - 1)
                .sum();
        double squares = baseline.stream()
                .filter(p -> p.size() > 1)
                .mapToDouble(p -> p.variance() * (p.size() - 1))
                .sum();
        double within = Math.sqrt(squares / freedom);
        return new Lines(pooled(baseline), point -> within / (c4(point.size()) * Math.sqrt(point.size())), ANY);
    }

    /** Widened or narrowed by what the points vary beyond chance: Laney (2002). */
    Lines laney(List<Point> baseline) {
        double between = movingSigma(baseline.stream()
                .mapToDouble(point -> (point.value() - centre) / sigma.applyAsDouble(point))
                .toArray());
        return new Lines(centre, point -> sigma.applyAsDouble(point) * between, range);
    }

    private static double[] values(List<Point> points) {
        return points.stream()
                .filter(point -> !point.isMissing())
                .mapToDouble(Point::value)
                .toArray();
    }

    private static double pooled(List<Point> points) {
        List<Point> present =
                points.stream().filter(point -> !point.isMissing()).toList();
        return present.stream().mapToDouble(Point::total).sum()
                / present.stream().mapToDouble(Point::size).sum();
    }

    /**
     * The mean moving range over 1.128, after ranges of 3.267 times the mean or more were left out once (Nelson 1982).
     */
    private static double movingSigma(double[] values) {
        double[] ranges = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .filter(range -> !Double.isNaN(range))
                .toArray();
        double limit = 3.267 * mean(ranges);
        return mean(Arrays.stream(ranges).filter(range -> range < limit).toArray()) / 1.128;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** What a sample's standard deviation falls short of the true one, on average: c₄ (Montgomery 2013). */
    private static double c4(double n) {
        return n < 2
                ? Double.NaN
                : Math.sqrt(2 / (n - 1)) * Math.exp(Beta.logGamma(n / 2) - Beta.logGamma((n - 1) / 2));
    }
}
