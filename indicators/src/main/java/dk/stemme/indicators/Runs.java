package dk.stemme.indicators;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What the runs of a series about its centre line tell: the rules of Anhøj and Olesen (2014).
 *
 * @param useful points neither missing nor exactly on the centre line
 * @param longestRun the most useful points in succession on one side of the line
 * @param longestRunMax the longest run that chance explains: round(log₂ useful) + 3 (Schilling 2012)
 * @param crossings how often two successive useful points lie on different sides
 * @param crossingsMin the fewest crossings that chance explains: the 5 % quantile of Bin(useful − 1, ½) (Chen 2010)
 */
public record Runs(int useful, int longestRun, int longestRunMax, int crossings, int crossingsMin) {

    /**
     * The runs of these values in time order.
     *
     * @param values the points; NaN is a missing one
     * @param centre the centre line
     */
    public static Runs of(double[] values, double centre) {
        double[] sides = Arrays.stream(values)
                .map(value -> Math.signum(value - centre))
                .filter(side -> Math.abs(side) == 1)
                .toArray();
        int longest = Math.min(1, sides.length);
        int run = longest;
        int crossings = 0;
        for (int i = 1; i < sides.length; i++) {
            boolean crosses = sides[i] != sides[i - 1];
            crossings += crosses ? 1 : 0;
            run = crosses ? 1 : run + 1;
            longest = Math.max(longest, run);
        }
        return new Runs(sides.length, longest, longestRunMax(sides.length), crossings, crossingsMin(sides.length));
    }

    /** Whether the series varies by more than chance: a shift shows as a long run or as few crossings. */
    public boolean signal() {
        return longestRun > longestRunMax || crossings < crossingsMin;
    }

    private static int longestRunMax(int useful) {
        return useful == 0 ? 0 : (int) Math.rint(Math.log(useful) / Math.log(2)) + 3;
    }

    /** The smallest k with P(X ≤ k) ≥ 1/20, counted in whole numbers: C(n,0) + … + C(n,k) ≥ 2ⁿ/20. */
    private static int crossingsMin(int useful) {
        int n = Math.max(useful - 1, 0);
        BigInteger enough = BigInteger.ONE.shiftLeft(n);
        BigInteger choices = BigInteger.ONE;
        BigInteger sum = BigInteger.ONE;
        int k = 0;
        while (sum.multiply(BigInteger.valueOf(20)).compareTo(enough) < 0) {
            choices = choices.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
            k++;
            sum = sum.add(choices);
        }
        return k;
    }
}
