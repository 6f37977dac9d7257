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
        Text counted =
                Text.of("true if %d to %d of these hold", "sand, hvis %d til %d af disse gælder", countLow, countHigh);
        boolean core = criteria.stream().anyMatch(Criterion::core);
        return counted.plus(core ? Text.of(", one of them with a star", ", heraf mindst ét med stjerne") : Text.of(""))
                .plus(Text.of(": " + Criterion.inWords(criteria)));
    }

    @Override
    public Score score(Tally tally, double[] inputs) {
        if (!tally.isComplete()) return tally.tooFew();
        int met = 0;
        boolean needsCore = false;
        boolean coreMet = false;
        for (int i = 0; i < inputs.length; i++) {
            Criterion criterion = criteria.get(i);
            needsCore |= criterion.core();
            if (!criterion.isMet(inputs[i])) continue;
            met++;
            coreMet |= criterion.core();
        }
        return tally.flag((coreMet || !needsCore) && countLow <= met && met <= countHigh);
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
