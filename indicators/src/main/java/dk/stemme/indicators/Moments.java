package dk.stemme.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Number, sum and sum of squares of some scores: what a mean is made of, and what units and installations add up.
 *
 * <p>The sums are exact decimals, a score being the decimal number it is written as. Exact addition does not care
 * about order, so a parent equals the merge of its children to the last digit however they are grouped, and equals
 * SQL's {@code sum} over a {@code numeric} column. Floating sums, compensated or merged pairwise (Chan, Golub and
 * LeVeque 1983), only come close. Nor can the variance suffer cancellation: it is rounded once, at the end.
 *
 * <p>A negative number, or sums of nobody, are an IllegalArgumentException.
 */
public record Moments(long n, BigDecimal sum, BigDecimal sumOfSquares) {
    /** Nobody yet. */
    public static final Moments EMPTY = new Moments(0, BigDecimal.ZERO, BigDecimal.ZERO);

    public Moments {
        if (n < 0 || (n == 0 && (sum.signum() != 0 || sumOfSquares.signum() != 0))) {
            throw new IllegalArgumentException("No moments: n " + n + ", sum " + sum + ", squares " + sumOfSquares);
        }
        sum = canonical(sum);
        sumOfSquares = canonical(sumOfSquares);
    }

    /**
     * The moments of these scores.
     *
     * @throws IllegalArgumentException when one is not a finite number
     */
    public static Moments of(double... scores) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double score : scores) {
            BigDecimal exact = BigDecimal.valueOf(score);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        return new Moments(scores.length, sum, squares);
    }

    /** These and one score more. */
    public Moments plus(double score) {
        return merge(of(score));
    }

    /** These and the others together; associative and commutative to the last digit. */
    public Moments merge(Moments other) {
        return new Moments(n + other.n, sum.add(other.sum), sumOfSquares.add(other.sumOfSquares));
    }

    /** The arithmetic mean; empty when nobody is counted. */
    public OptionalDouble mean() {
        return n == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128)
                        .doubleValue());
    }

    /** The variance of the sample, divided by n − 1; empty below two. */
    public OptionalDouble variance() {
        if (n < 2) {
            return OptionalDouble.empty();
        }
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal squaresAboutMean = count.multiply(sumOfSquares).subtract(sum.multiply(sum));
        BigDecimal divisor = count.multiply(BigDecimal.valueOf(n - 1));
        return OptionalDouble.of(
                squaresAboutMean.divide(divisor, MathContext.DECIMAL128).doubleValue());
    }

    /** The standard deviation of the sample; empty below two. */
    public OptionalDouble sd() {
        OptionalDouble variance = variance();
        return variance.isEmpty() ? variance : OptionalDouble.of(Math.sqrt(variance.getAsDouble()));
    }

    /** One way to write each number, so that equal moments are equal records. */
    private static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
