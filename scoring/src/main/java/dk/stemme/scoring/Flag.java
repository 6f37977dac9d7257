package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/** True when any criterion is met, even if others are unanswered; false only when all are answered and none is met. */
public record Flag(List<Criterion> criteria) implements Formula {

    public Flag {
        criteria = List.copyOf(criteria);
    }

    @Override
    public List<String> inputs() {
        return criteria.stream().map(Criterion::input).toList();
    }

    @Override
    public Text inWords() {
        return Text.of(
                "true if any of these holds: %s", "sand, hvis mindst ét gælder: %s", Criterion.inWords(criteria));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        for (int i = 0; i < inputs.length; i++) if (criteria.get(i).isMet(inputs[i])) return tally.flag(true);
        return tally.isComplete() ? tally.flag(false) : tally.tooFew();
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        return Optional.empty();
    }
}
