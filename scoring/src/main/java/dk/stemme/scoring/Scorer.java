package dk.stemme.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scores the answers to one instrument. Checked once when made, then immutable and safe for all threads. */
public final class Scorer {
    private final Instrument instrument;
    private final Item[] items;
    private final Plan[] plans;

    private Scorer(Instrument instrument, List<Plan> plans) {
        this.instrument = instrument;
        this.items = instrument.items().toArray(Item[]::new);
        this.plans = plans.toArray(Plan[]::new);
    }

    /**
     * A scorer for this instrument.
     *
     * @throws DefinitionException naming the place, if a definition is wrong
     */
    public static Scorer of(Instrument instrument) {
        Slots slots = Slots.of(instrument);
        List<Plan> plans = new ArrayList<>();
        for (ScoreDefinition definition : instrument.scores()) {
            plans.add(Plan.of(definition, instrument, slots));
            slots.add(definition);
        }
        return new Scorer(instrument, plans);
    }

    /** What is scored. */
    public Instrument instrument() {
        return instrument;
    }

    /** One score per definition that is no step. Never throws: what cannot be scored says why. */
    public ScoreSheet score(Answers answers) {
        double[] numbers = numbers(answers);
        int given = given(numbers);
        List<Score> scores = new ArrayList<>(plans.length);
        for (int i = 0; i < plans.length; i++) {
            Score score = plans[i].score(numbers, given, answers);
            numbers[items.length + i] = score.number();
            if (score.definition().isResult()) scores.add(score);
        }
        return new ScoreSheet(instrument, scores);
    }

    private int given(double[] numbers) {
        int given = 0;
        for (int i = 0; i < items.length; i++) if (!Double.isNaN(numbers[i])) given++;
        return given;
    }

    /** The items' numbers, then room for the scores', which later scores may read. */
    private double[] numbers(Answers answers) {
        double[] numbers = new double[items.length + plans.length];
        for (int i = 0; i < items.length; i++)
            numbers[i] = answers.get(items[i].id()).number();
        Arrays.fill(numbers, items.length, numbers.length, Double.NaN);
        return numbers;
    }
}
