package dk.stemme.scoring;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The same person's earlier values, by score code.
 *
 * @param last of the newest response before this one
 * @param baseline of the first response of the pathway
 */
public record Earlier(Map<String, Double> last, Map<String, Double> baseline) {

    public Earlier {
        last = Map.copyOf(last);
        baseline = Map.copyOf(baseline);
    }

    /** A first response: nothing to compare with. */
    public static Earlier none() {
        return new Earlier(Map.of(), Map.of());
    }

    /** How much the score is above (or, negative, below) the last one; empty if either is missing. */
    public OptionalDouble changeSinceLast(Score score) {
        return change(score, last);
    }

    /** How much the score is above (or, negative, below) the baseline; empty if either is missing. */
    public OptionalDouble changeSinceBaseline(Score score) {
        return change(score, baseline);
    }

    private static OptionalDouble change(Score score, Map<String, Double> earlier) {
        double change = Precision.clean(score.number() - earlier.getOrDefault(score.code(), Double.NaN));
        return Double.isNaN(change) ? OptionalDouble.empty() : OptionalDouble.of(change);
    }
}
