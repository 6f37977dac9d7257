package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/** The answers written one after the other, one digit each: the EQ-5D profile. */
public record Concatenation(List<String> inputs) implements Formula {
    private static final Range DIGITS = new Range(0, 9);

    public Concatenation {
        inputs = List.copyOf(inputs);
    }

    @Override
    public Text inWords() {
        return Text.of("the answers one after the other: %s", "svarene efter hinanden: %s", String.join(", ", inputs));
    }

    @Override
    public Score score(Tally tally, double[] answers) {
        if (!tally.isComplete()) return tally.tooFew();
        StringBuilder digits = new StringBuilder(answers.length);
        for (double answer : answers) digits.append((int) answer);
        return tally.profile(digits.toString());
    }

    @Override
    public Optional<Range> attainable(List<Item> items, int needed) {
        return Optional.empty();
    }

    @Override
    public void check(List<Item> items, String place) {
        for (Item item : items)
            if (!item.whole() || !DIGITS.contains(item.range()))
                throw new DefinitionException(place, item.id() + " is not answered in single digits");
    }
}
