package dk.stemme.scoring;

/** How many of its items a score needs, and what the others count as. */
public sealed interface MissingRule {
    /** The least number of answers, of so many items. */
    int needed(int items);

    /** As a phrase: "at least half". */
    Text inWords();

    /** The least number of answers among <em>all</em> items of the instrument. */
    default int neededOfInstrument() {
        return 0;
    }

    /** What an item without a number counts as. */
    default Blanks blanks() {
        return Blanks.ABSENT;
    }

    /** Every item. */
    record All() implements MissingRule {
        @Override
        public Text inWords() {
            return Text.of("all", "alle");
        }

        @Override
        public int needed(int items) {
            return items;
        }
    }

    /** At least half of the items. */
    record Half() implements MissingRule {
        @Override
        public Text inWords() {
            return Text.of("at least half", "mindst halvdelen");
        }

        @Override
        public int needed(int items) {
            return (items + 1) / 2;
        }
    }

    /** One item is enough. */
    record Any() implements MissingRule {
        @Override
        public Text inWords() {
            return Text.of("at least one", "mindst ét");
        }

        @Override
        public int needed(int items) {
            return 1;
        }
    }

    /** A fixed number of items. */
    record AtLeast(int minimum) implements MissingRule {
        @Override
        public Text inWords() {
            return Text.of("at least " + minimum, "mindst " + minimum);
        }

        @Override
        public int needed(int items) {
            return minimum;
        }
    }

    /** Another rule, with more to it. */
    record Refined(MissingRule rule, int neededOfInstrument, Blanks blanks) implements MissingRule {
        @Override
        public Text inWords() {
            Text words = rule.inWords().plus(blanks.inWords());
            if (neededOfInstrument == 0) return words;
            return words.plus(Text.of(
                    ", and %d of the whole form".formatted(neededOfInstrument),
                    " og %d af hele skemaet".formatted(neededOfInstrument)));
        }

        @Override
        public int needed(int items) {
            return rule.needed(items);
        }
    }
}
