package dk.stemme.indicators;

/** The beta distribution, from which the exact intervals of proportions and of means follow. */
final class Beta {
    private static final double TINY = 1e-300;
    private static final double EPSILON = 1e-16;
    /** Lanczos's coefficients for g = 7, n = 9 (Godfrey 2001): the gamma function to fifteen digits. */
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private Beta() {}

    /** The x with P(X ≤ x) = p: Newton's steps, and a halving where a step would leave what is known to hold x. */
    static double quantile(double p, double a, double b) {
        double low = 0;
        double high = 1;
        double x = a / (a + b);
        for (int step = 0; step < 200; step++) {
            double excess = cumulative(x, a, b) - p;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double newton = x - excess / density(x, a, b);
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.abs(next - x) <= 1e-12 * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** P(X ≤ x), the regularised incomplete beta function. */
    static double cumulative(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        // the fraction converges fast on this side of the mean; the other side is its mirror image
        return x < (a + 1) / (a + b + 2)
                ? x * (1 - x) * density(x, a, b) * fraction(x, a, b) / a
                : 1 - x * (1 - x) * density(x, a, b) * fraction(1 - x, b, a) / b;
    }

    private static double density(double x, double a, double b) {
        return Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    }

    /** The continued fraction DLMF 8.17.22, by the method of Lentz (1976). */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        double change = 0;
        for (int m = 1; Math.abs(change - 1) > EPSILON && m < 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            change = d * c;
            value *= change;
        }
        return value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** ln Γ(x) for x ≥ 1/2, by Lanczos's approximation (1964). */
    static double logGamma(double x) {
        double series = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            series += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
    }
}
