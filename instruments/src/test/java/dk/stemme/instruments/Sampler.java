package dk.stemme.instruments;

import dk.stemme.scoring.Absence;
import dk.stemme.scoring.Answer;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.scoring.Scorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Random answers to one instrument, the same in every run. */
final class Sampler {
    static final int ROUNDS = 300;

    final Instrument instrument;
    final Random random = new Random(20260901);
    private final Scorer scorer;

    Sampler(CatalogueEntry entry) {
        this.scorer = Shelf.scorer(entry.name());
        this.instrument = scorer.instrument();
    }

    ScoreSheet score(Map<String, Answer> answers) {
        return scorer.score(Answers.of(answers));
    }

    Item anyItem() {
        return instrument.items().get(random.nextInt(instrument.items().size()));
    }

    /** An allowed answer to every item. */
    Map<String, Answer> complete() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Item item : instrument.items()) answers.put(item.id(), Answer.of(anyOf(numbers(item))));
        return answers;
    }

    /** The same with holes. */
    Map<String, Answer> incomplete() {
        double share = random.nextDouble();
        Map<String, Answer> answers = complete();
        answers.replaceAll((item, answer) -> random.nextDouble() < share ? anyAbsence() : answer);
        return answers;
    }

    /** Anything at all. */
    Map<String, Answer> garbage() {
        Map<String, Answer> answers = incomplete();
        answers.replaceAll((item, answer) -> random.nextInt(4) == 0 ? Answer.of(anyNumber()) : answer);
        answers.put("unknown", Answer.of(anyNumber()));
        return answers;
    }

    /** The next higher answer to an item, if there is one. */
    OptionalDouble nextAbove(Item item, double number) {
        return numbers(item).stream()
                .mapToDouble(n -> n)
                .filter(n -> n > number)
                .findFirst();
    }

    /** Whether the item goes into the score, directly or by a score it is made of. */
    boolean isMadeOf(ScoreDefinition score, String item) {
        return score.formula().inputs().stream()
                .anyMatch(input -> input.equals(item)
                        || instrument.scores().stream()
                                .anyMatch(part -> part.code().equals(input) && isMadeOf(part, item)));
    }

    private static List<Double> numbers(Item item) {
        if (!item.levels().isEmpty()) return item.levels();
        return IntStream.rangeClosed((int) item.min(), (int) item.max())
                .mapToObj(i -> (double) i)
                .toList();
    }

    private double anyOf(List<Double> numbers) {
        return numbers.get(random.nextInt(numbers.size()));
    }

    private Answer anyAbsence() {
        return Answer.absent(Absence.values()[random.nextInt(Absence.values().length)]);
    }

    private double anyNumber() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1.5, -1, 1e300, Double.MIN_VALUE};
        int i = random.nextInt(odd.length + 1);
        return i < odd.length ? odd[i] : random.nextGaussian() * 10;
    }
}
