package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/** {@code offset + factor·mean of the inputs present}. */
public record Mean(List<Term> terms, double factor, double offset) implements Formula {

    public Mean {
        terms = List.copyOf(terms);
    }

    /** The mean moved linearly from one range to another: 1 to 5 becomes 0 to 100, or 0 to 4 becomes 100 to 0. */
    public static Mean rescaled(List<Term> terms, Range from, double toLow, double toHigh) {
        double factor = (toHigh - toLow) / (from.high() - from.low());
        return new Mean(terms, factor, toLow - factor * from.low());
    }

    @Override
    public List<String> inputs() {
        return Terms.inputs(terms);
    }

    @Override
    public Text inWords() {
        return Terms.scaled(Terms.phrase("mean of %s", "gennemsnit af %s", terms), factor, offset);
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
