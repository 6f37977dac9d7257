package dk.stemme.scoring.irt;

/** The logistic curve. {@link StrictMath}, so that a score has the same bits on every machine. */
final class Logistic {
    private Logistic() {}

    /** {@code 1 / (1 + e^-x)}. */
    static double of(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** {@code ln(1 / (1 + e^-x))}, finite for every finite x. */
    static double log(double x) {
        return Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
