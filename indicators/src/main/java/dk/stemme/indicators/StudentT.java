package dk.stemme.indicators;

/** The distribution of Student's t (Student 1908). */
final class StudentT {
    /** From here on the expansion below is exact to more than eleven digits, and much cheaper. */
    private static final long MANY = 200;

    private StudentT() {}

    /** The t that leaves the tail of this confidence above it. */
    static double quantile(Confidence confidence, long degreesOfFreedom) {
        return degreesOfFreedom > MANY
                ? expansion(confidence.z(), degreesOfFreedom)
                : exact(confidence.tail(), degreesOfFreedom);
    }

    /** t²/(df + t²) follows Beta(1/2, df/2): Abramowitz and Stegun 26.5.27. */
    private static double exact(double tail, long df) {
        double x = Beta.quantile(1 - 2 * tail, 0.5, df / 2.0);
        return Math.sqrt(df * x / (1 - x));
    }

    /** The asymptotic expansion about the normal quantile: Abramowitz and Stegun 26.7.5. */
    private static double expansion(double z, long df) {
        double s = z * z;
        double g1 = z * (s + 1) / 4;
        double g2 = z * ((5 * s + 16) * s + 3) / 96;
        double g3 = z * (((3 * s + 19) * s + 17) * s - 15) / 384;
        double g4 = z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
        double v = 1.0 / df;
        return z + v * (g1 + v * (g2 + v * (g3 + v * g4)));
    }
}
