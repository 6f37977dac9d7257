package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A preference-based index: {@code start + anyProblem (unless every input is at its first level) + Σ decrement of the
 * level}.
 */
public record ValueSet(List<Levels> levels, double start, double anyProblem) implements Formula {

    /** The decrement of each level of an input, from its first level on; usually 0, then negative. */
    public record Levels(String input, List<Double> decrements) {
        public Levels {
            decrements = List.copyOf(decrements);
        }

        private String inWords() {
            String values = decrements.stream().map(Precision::text).collect(Collectors.joining(", "));
            return "%s (%s)".formatted(input, values);
        }

        private Range range() {
            double low = decrements.stream().mapToDouble(d -> d).min().orElse(0);
            double high = decrements.stream().mapToDouble(d -> d).max().orElse(0);
            return new Range(low, high);
        }
    }

    public ValueSet {
        levels = List.copyOf(levels);
    }

    @Override
    public List<String> inputs() {
        return levels.stream().map(Levels::input).toList();
    }

    @Override
    public Text inWords() {
        String decrements = levels.stream().map(Levels::inWords).collect(Collectors.joining(", "));
        Text index = Text.of(
                "%s plus the value of each level: %s",
                "%s plus værdien af hvert niveau: %s", Precision.text(start), decrements);
        if (anyProblem == 0) return index;
        return index.plus(Text.of(
                "; and %s unless every level is 1",
                "; og %s, medmindre alle niveauer er 1", Precision.text(anyProblem)));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        if (!tally.isComplete()) return tally.tooFew();
        double index = start;
        boolean problem = false;
        for (int i = 0; i < inputs.length; i++) {
            int level = (int) inputs[i] - 1;
            index += levels.get(i).decrements().get(level);
            problem |= level > 0;
        }
        return tally.value(problem ? index + anyProblem : index);
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        Range decrements = levels.stream().map(Levels::range).reduce(new Range(0, 0), Range::plus);
        Range problem = new Range(Math.min(anyProblem, 0), Math.max(anyProblem, 0));
        return Optional.of(decrements.plus(problem).scaled(1, start));
    }

    @Override
    public void check(List<Item> inputs, String place) {
        for (int i = 0; i < inputs.size(); i++) {
            Item item = inputs.get(i);
            int count = levels.get(i).decrements().size();
            if (!item.whole() || item.min() != 1 || item.max() != count)
                throw new DefinitionException(
                        place,
                        "%s is answered %s but %d levels have a value".formatted(item.id(), item.range(), count));
        }
    }
}
