package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/**
 * {@code offset + factor·sum}. Where the missing rule lets an input be absent, it counts as the mean of those present:
 * a partial sum is never a score.
 */
public record Sum(List<Term> terms, double factor, double offset) implements Formula {

    public Sum {
        terms = List.copyOf(terms);
    }

    @Override
    public List<String> inputs() {
        return Terms.inputs(terms);
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        double sum = inputs.length * Terms.mean(terms, inputs);
        return tally.value(offset + factor * sum);
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
