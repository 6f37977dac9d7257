package dk.stemme.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The points of a chart in time order, each knowing how much stands behind it. Immutable. */
public final class Series {

    /**
     * One point: a total over a size. A plain value has size one; a missing point has size zero or a total that is not
     * a number.
     *
     * @param variance within the point's own sample, where there is one; else 0
     */
    record Point(double total, double size, double variance) {
        double value() {
            return size == 0 ? Double.NaN : total / size;
        }

        boolean isMissing() {
            return Double.isNaN(value());
        }
    }

    private final List<Point> points;

    private Series(List<Point> points) {
        this.points = points;
    }

    /** One value a point, such as a median; NaN is a missing point. */
    public static Series values(double... values) {
        return new Series(
                Arrays.stream(values).mapToObj(value -> new Point(value, 1, 0)).toList());
    }

    /**
     * A count over a size a point, such as answered over invited, or red flags over forms; size 0 is a missing point.
     *
     * @throws IllegalArgumentException when there are not as many counts as sizes
     */
    public static Series counts(double[] counts, double[] sizes) {
        if (counts.length != sizes.length) {
            throw new IllegalArgumentException(counts.length + " counts over " + sizes.length + " sizes");
        }
        return new Series(IntStream.range(0, counts.length)
                .mapToObj(i -> new Point(counts[i], sizes[i], 0))
                .toList());
    }

    /** A sample a point, such as a month's scores; an empty sample is a missing point. */
    public static Series samples(List<Moments> samples) {
        return new Series(samples.stream()
                .map(sample -> new Point(
                        sample.sum().doubleValue(),
                        sample.n(),
                        sample.variance().orElse(0)))
                .toList());
    }

    List<Point> points() {
        return points;
    }
}
