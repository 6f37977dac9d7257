package dk.stemme.scoring.irt;

/**
 * A person's score on a bank.
 *
 * @param theta the mean of the posterior (EAP), in the metric of the bank
 * @param se its standard deviation, the score's standard error
 * @param answered of how many items
 * @param items how many the bank has
 */
public record Estimate(double theta, double se, int answered, int items) {
    private static final double CENTRE = 50;
    private static final double SPREAD = 10;

    /** {@code 50 + 10·theta}: mean 50 and standard deviation 10 where theta is standard normal. */
    public double tScore() {
        return CENTRE + SPREAD * theta;
    }

    /** The standard error of the T-score. */
    public double tScoreError() {
        return SPREAD * se;
    }
}
