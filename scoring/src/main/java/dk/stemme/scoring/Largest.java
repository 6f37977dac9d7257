package dk.stemme.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The largest of the inputs present: a symptom asked about in two ways, as in the Major Depression Inventory. */
public record Largest(List<String> inputs) implements Formula {
    public Largest {
        inputs = List.copyOf(inputs);
    }

    @Override
    public Text inWords() {
        return Text.of("largest of %s", "største af %s", String.join(", ", inputs));
    }

    @Override
    public Score score(Tally tally, double[] answers) {
        return tally.value(Arrays.stream(answers)
                .filter(answer -> !Double.isNaN(answer))
                .max()
                .orElse(Double.NaN));
    }

    @Override
    public Optional<Range> attainable(List<Item> items, int needed) {
        DoubleStream lows = items.stream().mapToDouble(Item::min);
        DoubleStream highs = items.stream().mapToDouble(Item::max);
        return Optional.of(new Range(lows.min().orElse(Double.NaN), highs.max().orElse(Double.NaN)));
    }
}
