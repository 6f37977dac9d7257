package dk.stemme.scoring;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The same person's earlier values, by {@link ScoreDefinition#key()}: another version of a score, with another missing
 * rule or value set, is another score and never compared.
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

    /** The same in percent of the last one's size; empty if either is missing or the last one is 0. */
    public OptionalDouble percentSinceLast(Score score) {
        return percent(score, last);
    }

    /** The same in percent of the baseline's size; empty if either is missing or the baseline is 0. */
    public OptionalDouble percentSinceBaseline(Score score) {
        return percent(score, baseline);
    }

    private static OptionalDouble change(Score score, Map<String, Double> earlier) {
        return number(score.number() - before(score, earlier));
    }

    /** Of the size, so that a rise is positive also where the value before was below 0. */
    private static OptionalDouble percent(Score score, Map<String, Double> earlier) {
        double before = before(score, earlier);
        return before == 0 ? OptionalDouble.empty() : number(100 * (score.number() - before) / Math.abs(before));
    }

    private static double before(Score score, Map<String, Double> earlier) {
        return earlier.getOrDefault(score.definition().key(), Double.NaN);
    }

    private static OptionalDouble number(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(Precision.clean(number));
    }
}
