package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;
import java.util.Arrays;
import java.util.List;

/**
 * The table from the plain sum of a bank's answers, all given, to theta (EAPsum). Made once, then only read.
 *
 * <p>Lord and Wingersky (1984), Comparison of IRT true-score and equipercentile observed-score "equatings", Applied
 * Psychological Measurement 8; Thissen, Pommerich, Billeaud and Williams (1995), Applied Psychological Measurement 19.
 */
public final class SumScores {
    private final List<Estimate> estimates;
    private final double[] probabilities;

    private SumScores(List<Estimate> estimates, double[] probabilities) {
        this.estimates = estimates;
        this.probabilities = probabilities;
    }

    /**
     * The table of a bank.
     *
     * @throws DefinitionException if a sum can be reached nowhere on the grid
     */
    public static SumScores of(ItemBank bank) {
        return of(bank, distribution(bank, bank.thetas()));
    }

    private static SumScores of(ItemBank bank, double[][] bySum) {
        Posterior prior = bank.unanswered().posterior();
        int items = bank.items().size();
        Estimate[] estimates = new Estimate[bySum.length];
        double[] probabilities = new double[bySum.length];
        for (int sum = 0; sum < bySum.length; sum++) {
            double[] masses = bySum[sum];
            probabilities[sum] = prior.expectation(masses);
            if (!(probabilities[sum] > 0))
                throw new DefinitionException("bank.grid", "a sum of %d has no probability".formatted(sum));
            for (int point = 0; point < masses.length; point++) masses[point] *= prior.share(point);
            Posterior posterior = Posterior.ofMasses(bank.thetas(), masses);
            estimates[sum] = new Estimate(posterior.mean(), posterior.sd(), items, items);
        }
        return new SumScores(List.of(estimates), probabilities);
    }

    /** How probable each sum is for a person with this theta, from sum 0 on. */
    public static double[] distribution(ItemBank bank, double theta) {
        double[][] bySum = distribution(bank, new double[] {theta});
        double[] distribution = new double[bySum.length];
        for (int sum = 0; sum < distribution.length; sum++) distribution[sum] = bySum[sum][0];
        return distribution;
    }

    /** One item after the other: the sums of n items from those of n − 1. */
    private static double[][] distribution(ItemBank bank, double[] thetas) {
        double[][] bySum = new double[1][thetas.length];
        Arrays.fill(bySum[0], 1);
        for (GradedItem item : bank.items()) bySum = plus(item, thetas, bySum);
        return bySum;
    }

    private static double[][] plus(GradedItem item, double[] thetas, double[][] before) {
        double[][] after = new double[before.length + item.categories() - 1][thetas.length];
        for (int point = 0; point < thetas.length; point++)
            for (int code = 0; code < item.categories(); code++) {
                double probability = item.probability(thetas[point], code);
                for (int sum = 0; sum < before.length; sum++)
                    after[sum + code][point] += before[sum][point] * probability;
            }
        return after;
    }

    /** The highest sum; the lowest is 0. */
    public int highest() {
        return probabilities.length - 1;
    }

    /** The score of everyone with this sum, from 0 to {@link #highest()}. */
    public Estimate estimate(int sum) {
        return estimates.get(sum);
    }

    /** How large a share of the population has this sum. */
    public double probability(int sum) {
        return probabilities[sum];
    }
}
