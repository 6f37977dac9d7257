package dk.stemme.scoring;

import java.util.List;
import java.util.Optional;

/**
 * True when the number of criteria met lies between countLow and countHigh (both included) and, if any criterion is
 * core, at least one core criterion is met. Needs every input.
 */
public record Syndrome(List<Criterion> criteria, int countLow, int countHigh) implements Formula {

    public Syndrome {
        criteria = List.copyOf(criteria);
    }

    @Override
    public List<String> inputs() {
        return criteria.stream().map(Criterion::input).toList();
    }

    @Override
    public Text inWords() {
        return Text.of(
                "true when %d to %d of %d symptoms are present, a core symptom among them"
                        .formatted(countLow, countHigh, criteria.size()),
                "sand, når %d til %d af %d symptomer er til stede, heraf et kernesymptom"
                        .formatted(countLow, countHigh, criteria.size()));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        if (!tally.isComplete()) return tally.tooFew();
        int met = 0;
        boolean core = criteria.stream().noneMatch(Criterion::core);
        for (int i = 0; i < inputs.length; i++) {
            if (!criteria.get(i).isMet(inputs[i])) continue;
            met++;
            core |= criteria.get(i).core();
        }
        return tally.flag(core && countLow <= met && met <= countHigh);
    }

    @Override
    public Optional<Range> attainable(List<Item> inputs, int needed) {
        return Optional.empty();
    }

    @Override
    public void check(List<Item> inputs, String place) {
        if (countLow < 0 || countLow > countHigh || countHigh > criteria.size())
            throw new DefinitionException(
                    place, "a count of %d to %d of %d".formatted(countLow, countHigh, criteria.size()));
    }
}
