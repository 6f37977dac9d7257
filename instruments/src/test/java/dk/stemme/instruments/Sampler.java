package dk.stemme.instruments;

import dk.stemme.scoring.Absence;
import dk.stemme.scoring.Answer;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.scoring.Scorer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

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
        for (Item item : instrument.items())
            answers.put(item.id(), Answer.of(item.min() + random.nextInt((int) (item.max() - item.min()) + 1)));
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

    private Answer anyAbsence() {
        return Answer.absent(Absence.values()[random.nextInt(Absence.values().length)]);
    }

    private double anyNumber() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1.5, -1, 1e300, Double.MIN_VALUE};
        int i = random.nextInt(odd.length + 1);
        return i < odd.length ? odd[i] : random.nextGaussian() * 10;
    }
}
