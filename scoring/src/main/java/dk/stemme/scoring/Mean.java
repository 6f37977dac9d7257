package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/** {@code offset + factor·mean of the inputs present}. */
public record Mean(List<Term> terms, double factor, double offset) implements Formula {

    public Mean {
        terms = List.copyOf(terms);
    }

    @Override
    public List<String> inputs() {
        return Terms.inputs(terms);
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        return tally.value(offset + factor * Terms.mean(terms, inputs));
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        return Optional.of(Terms.means(terms, inputs, needed).scaled(factor, offset));
    }

    @Override
    public void check(List<Item> inputs, String place) {
        Terms.check(terms, inputs, place);
    }
}
