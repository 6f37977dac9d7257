package dk.stemme.scoring;

/** How many of its items a score needs. */
public sealed interface MissingRule {

    /** The least number of answers, of so many items. */
    int needed(int items);

    /** Every item. */
    record All() implements MissingRule {
        @Override
        public int needed(int items) {
            return items;
        }
    }

    /** At least half of the items. */
    record Half() implements MissingRule {
        @Override
        public int needed(int items) {
            return (items + 1) / 2;
        }
    }

    /** One item is enough. */
    record Any() implements MissingRule {
        @Override
        public int needed(int items) {
            return 1;
        }
    }

    /** A fixed number of items. */
    record AtLeast(int minimum) implements MissingRule {
        @Override
        public int needed(int items) {
            return minimum;
        }
    }
}
