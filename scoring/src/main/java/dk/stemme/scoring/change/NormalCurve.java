package dk.stemme.scoring.change;

/** The standard normal distribution. */
final class NormalCurve {
    /** Beyond this lies less than one person in 10¹¹. */
    private static final double FAR = 7;

    private NormalCurve() {}

    /**
     * The share below z, by its Taylor series {@code ½ + φ(z)·(z + z³/3 + z⁵/15 + …)}, to 15 decimals. Marsaglia (2004),
     * Evaluating the Normal Distribution, Journal of Statistical Software 11(4).
     */
    static double below(double z) {
        if (Math.abs(z) > FAR) return z < 0 ? 0 : 1;
        double term = z;
        double sum = z;
        for (int odd = 3; Math.abs(term) > Math.ulp(sum); odd += 2) {
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
