package dk.stemme.scoring.change;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How much a group changed, in standard deviations; says nothing of any one person. Deviations have n − 1 in the
 * denominator. A figure is empty where its deviation is 0 or there are fewer than two people.
 */
public final class GroupChange {
    private final double[] changes;
    private final double sdBefore;

    private GroupChange(double[] changes, double sdBefore) {
        this.changes = changes;
        this.sdBefore = sdBefore;
    }

    /**
     * From the values of the same people before and after, in the same order.
     *
     * @throws IllegalArgumentException if there are not as many after as before
     */
    public static GroupChange of(double[] before, double[] after) {
        if (before.length != after.length)
            throw new IllegalArgumentException("%d people before, %d after".formatted(before.length, after.length));
        double[] changes = new double[before.length];
        for (int i = 0; i < changes.length; i++) changes[i] = after[i] - before[i];
        return new GroupChange(changes, sd(before));
    }

    /** The effect size: mean change in standard deviations before. Cohen (1988), Statistical Power Analysis. */
    public OptionalDouble effectSize() {
        return inUnits(sdBefore);
    }

    /** The standardised response mean: mean change in standard deviations of the change. Liang et al. (1990). */
    public OptionalDouble standardisedResponseMean() {
        return inUnits(sd(changes));
    }

    /**
     * The responsiveness index: mean change in standard deviations of the change of people who stayed the same. Guyatt,
     * Walter and Norman (1987), J Chronic Dis 40:171-178.
     */
    public OptionalDouble responsiveness(GroupChange stable) {
        return inUnits(sd(stable.changes));
    }

    private OptionalDouble inUnits(double sd) {
        return sd > 0 && changes.length > 0 ? OptionalDouble.of(mean(changes) / sd) : OptionalDouble.empty();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** NaN for fewer than two. */
    private static double sd(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
