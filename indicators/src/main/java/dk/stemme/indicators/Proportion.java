package dk.stemme.indicators;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Some of many: a response rate, a share that improved, a standard met. Of nobody there is no share and no interval.
 * Anything but 0 ≤ numerator ≤ denominator is an IllegalArgumentException.
 */
public record Proportion(long numerator, long denominator) {
    /** None of nobody. */
    public static final Proportion EMPTY = new Proportion(0, 0);

    public Proportion {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("Not a proportion: " + numerator + " of " + denominator);
        }
    }

    /** One person: 1 of 1 or 0 of 1. */
    public static Proportion of(boolean counts) {
        return new Proportion(counts ? 1 : 0, 1);
    }

    /** These and the others together. */
    public Proportion merge(Proportion other) {
        return new Proportion(numerator + other.numerator, denominator + other.denominator);
    }

    /** The share, 0 to 1. */
    public OptionalDouble value() {
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator / denominator);
    }

    /** The 95 % score interval of Wilson (1927), without continuity correction: the interval that is shown. */
    public Optional<Interval> wilson() {
        return denominator == 0 ? Optional.empty() : Optional.of(wilson(Confidence.P95.z()));
    }

    /** The 95 % exact interval of Clopper and Pearson (1934); wider, and never too narrow. */
    public Optional<Interval> clopperPearson() {
        return denominator == 0 ? Optional.empty() : Optional.of(clopperPearson(Confidence.P95.tail()));
    }

    private Interval wilson(double z) {
        double n = denominator;
        double share = numerator / n;
        double shrink = 1 + z * z / n;
        double centre = (share + z * z / (2 * n)) / shrink;
        double half = z / shrink * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        return new Interval(numerator == 0 ? 0 : centre - half, numerator == denominator ? 1 : centre + half);
    }

    private Interval clopperPearson(double tail) {
        double some = numerator;
        double others = denominator - numerator;
        return new Interval(
                some == 0 ? 0 : Beta.quantile(tail, some, others + 1),
                others == 0 ? 1 : Beta.quantile(1 - tail, some + 1, others));
    }
}
