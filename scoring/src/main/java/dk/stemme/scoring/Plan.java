package dk.stemme.scoring;

import java.util.List;
import java.util.stream.IntStream;

/** One score definition with its inputs found: what {@link Scorer} runs. */
final class Plan {
    private final ScoreDefinition definition;
    private final Item[] inputs;
    private final int[] at;
    private final int needed;
    private final Blanks blanks;
    private final int questions;

    private Plan(ScoreDefinition definition, Item[] inputs, int[] at, int questions) {
        this.definition = definition;
        this.inputs = inputs;
        this.at = at;
        this.needed = definition.missing().needed(at.length);
        this.blanks = definition.missing().blanks();
        this.questions = questions;
    }

    static Plan of(ScoreDefinition definition, Instrument instrument, Slots slots) {
        List<String> names = definition.formula().inputs();
        int[] at = IntStream.range(0, names.size())
                .map(i -> slots.place(names.get(i), "%s.item[%d]".formatted(definition.code(), i)))
                .toArray();
        List<Item> inputs = IntStream.of(at).mapToObj(slots::item).toList();
        DefinitionCheck.check(definition, instrument, inputs);
        return new Plan(
                definition, inputs.toArray(Item[]::new), at, instrument.items().size());
    }

    /**
     * The score.
     *
     * @param numbers all numbers known of the person; NaN is absent
     * @param given how many items of the instrument have one
     */
    Score score(double[] numbers, int given, Answers answers) {
        double[] mine = new double[at.length];
        int answered = 0;
        for (int i = 0; i < at.length; i++) {
            double number = numbers[at[i]];
            mine[i] = number;
            if (!Double.isNaN(number)) {
                if (!inputs[i].accepts(number)) return outOfRange(i, numbers);
                answered++;
            } else if (blanks != Blanks.ABSENT) {
                Absence why = blanks.why(inputs[i].id(), answers);
                mine[i] = blanks.number(why);
                if (why != Absence.NOT_ANSWERED && !Double.isNaN(mine[i])) answered++;
            }
        }
        Tally tally = new Tally(definition, answered, at.length);
        if (answered < needed) return missing(tally, answers);
        if (given < definition.missing().neededOfInstrument())
            return tally.missing(new Reason.TooFewAnswered(given, questions));
        return definition.formula().score(tally, mine);
    }

    private Score outOfRange(int input, double[] numbers) {
        int answered = (int)
                IntStream.of(at).filter(slot -> !Double.isNaN(numbers[slot])).count();
        return new Tally(definition, answered, at.length)
                .missing(new Reason.OutOfRange(inputs[input], numbers[at[input]]));
    }

    private static Score missing(Tally tally, Answers answers) {
        boolean inapplicable = tally.definition().formula().inputs().stream()
                .allMatch(input -> answers.get(input).isInapplicable());
        return inapplicable ? tally.missing(new Reason.NotApplicable()) : tally.tooFew();
    }
}
