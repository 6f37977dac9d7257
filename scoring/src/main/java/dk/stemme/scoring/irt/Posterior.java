package dk.stemme.scoring.irt;

/** How theta is distributed, as shares of the grid's points. */
public final class Posterior {
    private final double[] shares;
    private final double mean;
    private final double sd;

    private Posterior(double[] thetas, double[] shares) {
        this.shares = shares;
        this.mean = mean(thetas, shares);
        this.sd = Math.sqrt(variance(thetas, shares, mean));
    }

    /** From logarithms of density, which it overwrites; scaled by the greatest, so that no number of items underflows. */
    static Posterior ofLogs(double[] thetas, double[] logs) {
        double greatest = logs[0];
        for (double log : logs) greatest = Math.max(greatest, log);
        for (int point = 0; point < logs.length; point++) logs[point] = StrictMath.exp(logs[point] - greatest);
        return ofMasses(thetas, logs);
    }

    /** From densities, which it overwrites. */
    static Posterior ofMasses(double[] thetas, double[] masses) {
        double total = 0;
        for (double mass : masses) total += mass;
        for (int point = 0; point < masses.length; point++) masses[point] /= total;
        return new Posterior(thetas, masses);
    }

    private static double mean(double[] thetas, double[] shares) {
        double mean = 0;
        for (int point = 0; point < shares.length; point++) mean += shares[point] * thetas[point];
        return mean;
    }

    private static double variance(double[] thetas, double[] shares, double mean) {
        double variance = 0;
        for (int point = 0; point < shares.length; point++) {
            double distance = thetas[point] - mean;
            variance += shares[point] * distance * distance;
        }
        return variance;
    }

    /** The expected theta. */
    public double mean() {
        return mean;
    }

    /** Its standard deviation. */
    public double sd() {
        return sd;
    }

    /** The expectation of a function of theta, given by its values on the grid. */
    double expectation(double[] values) {
        double expectation = 0;
        for (int point = 0; point < shares.length; point++) expectation += shares[point] * values[point];
        return expectation;
    }

    double share(int point) {
        return shares[point];
    }
}
