package dk.stemme.scoring;

import java.util.List;
import java.util.stream.IntStream;

/** One score definition with its inputs found: what {@link Scorer} runs. */
final class Plan {
    private final ScoreDefinition definition;
    private final Item[] inputs;
    private final int[] at;
    private final int needed;

    private Plan(ScoreDefinition definition, Item[] inputs, int[] at) {
        this.definition = definition;
        this.inputs = inputs;
        this.at = at;
        this.needed = definition.missing().needed(at.length);
    }

    static Plan of(ScoreDefinition definition, Slots slots) {
        List<String> names = definition.formula().inputs();
        int[] at = IntStream.range(0, names.size())
                .map(i -> slots.place(names.get(i), "%s.item[%d]".formatted(definition.code(), i)))
                .toArray();
        List<Item> inputs = IntStream.of(at).mapToObj(slots::item).toList();
        DefinitionCheck.check(definition, inputs);
        return new Plan(definition, inputs.toArray(Item[]::new), at);
    }

    Score score(double[] numbers, Answers answers) {
        int answered = 0;
        int refused = -1;
        for (int i = 0; i < at.length; i++) {
            double number = numbers[at[i]];
            if (Double.isNaN(number)) continue;
            answered++;
            if (refused < 0 && !inputs[i].accepts(number)) refused = i;
        }
        Tally tally = new Tally(definition, answered, at.length);
        if (refused >= 0) return tally.missing(new Reason.OutOfRange(inputs[refused], numbers[at[refused]]));
        if (answered < needed) return missing(tally, answers);
        return definition.formula().score(tally, numbers, at);
    }

    private static Score missing(Tally tally, Answers answers) {
        boolean inapplicable = tally.definition().formula().inputs().stream()
                .allMatch(input -> answers.get(input).isInapplicable());
        return inapplicable ? tally.missing(new Reason.NotApplicable()) : tally.tooFew();
    }
}
