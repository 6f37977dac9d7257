package dk.stemme.scoring;

import java.util.List;

/**
 * What an item without a number counts as in one score; NaN means that it stays absent.
 *
 * @param skipped where logic did not ask it; it then counts as answered
 * @param notRelevant where the person said that it does not concern them; it then counts as answered
 * @param open where it was left open; it does <em>not</em> count as answered
 * @param unasked items that the printed form tells a person to leave open: open there is skipped
 */
public record Blanks(double skipped, double notRelevant, double open, List<Unasked> unasked) {
    /** Whatever has no number stays absent. */
    public static final Blanks ABSENT = new Blanks(Double.NaN, Double.NaN, Double.NaN, List.of());

    /** Items that are not asked when this holds. */
    public record Unasked(List<String> items, Condition when) {
        public Unasked {
            items = List.copyOf(items);
        }

        private boolean covers(String item, Answers answers) {
            return items.contains(item) && when.holds(new ScoreSheet(NOTHING, List.of()), answers, Earlier.none());
        }
    }

    private static final Instrument NOTHING = new Instrument("", "", List.of(), List.of());

    public Blanks {
        unasked = List.copyOf(unasked);
    }

    /** Why the item has no number, as this score sees it. */
    Absence why(String item, Answers answers) {
        Absence why = answers.get(item).absence();
        boolean skipped = why == Absence.NOT_ANSWERED && unasked.stream().anyMatch(rule -> rule.covers(item, answers));
        return skipped ? Absence.SKIPPED_BY_LOGIC : why;
    }

    double number(Absence why) {
        return switch (why) {
            case SKIPPED_BY_LOGIC -> skipped;
            case NOT_RELEVANT -> notRelevant;
            case NOT_ANSWERED -> open;
        };
    }

    /** As a phrase that follows a missing rule: "; skipped counts as 0". */
    Text inWords() {
        Text words = counted(skipped, "skipped", "sprunget over")
                .plus(counted(notRelevant, "not relevant", "ikke relevant"))
                .plus(counted(open, "open", "åbent"));
        List<String> items = unasked.stream()
                .flatMap(rule -> rule.items().stream())
                .distinct()
                .toList();
        if (items.isEmpty()) return words;
        return words.plus(Text.of(
                "; left open where the form passes over it is skipped: %s",
                "; åbent, hvor skemaet springer over det, er sprunget over: %s", String.join(", ", items)));
    }

    private static Text counted(double number, String what, String hvad) {
        if (Double.isNaN(number)) return Text.of("", "");
        String counts = Precision.text(number);
        return Text.of("; %s counts as %s".formatted(what, counts), "; %s tæller som %s".formatted(hvad, counts));
    }

    void check(List<Item> inputs, Instrument instrument, String place) {
        for (double number : new double[] {skipped, notRelevant, open})
            for (Item input : inputs)
                if (!Double.isNaN(number) && !input.accepts(number))
                    throw new DefinitionException(
                            place, "%s is not an answer to %s".formatted(Precision.text(number), input.id()));
        for (Unasked rule : unasked) rule.when().check(instrument, place + ".unasked");
    }
}
