package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/**
 * {@code offset + factor·sum}. Where the missing rule lets an input be absent, it counts as the mean of those present:
 * a partial sum is never a score.
 *
 * @param rounded whether such a sum is rounded to a whole number, halves up
 */
public record Sum(List<Term> terms, double factor, double offset, boolean rounded) implements Formula {

    public Sum {
        terms = List.copyOf(terms);
    }

    /** A sum that is not rounded. */
    public Sum(List<Term> terms, double factor, double offset) {
        this(terms, factor, offset, false);
    }

    @Override
    public List<String> inputs() {
        return Terms.inputs(terms);
    }

    @Override
    public Text inWords() {
        Text sum = Terms.scaled(Terms.phrase("sum of %s", "sum af %s", terms), factor, offset);
        return rounded ? sum.plus(Text.of(", rounded", ", afrundet")) : sum;
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        double sum = inputs.length * Terms.mean(terms, inputs);
        double value = Precision.clean(offset + factor * sum);
        return tally.value(rounded ? Math.floor(value + 0.5) : value);
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        return Optional.of(Terms.means(terms, inputs, needed).scaled(factor * terms.size(), offset));
    }

    @Override
    public void check(List<Item> inputs, String place) {
        Terms.check(terms, inputs, place);
    }
}
