package dk.stemme.scoring;

import java.util.Locale;

/** Why there is no score. */
public sealed interface Reason {

    /** The reason as a phrase, e.g. "4 of 9 answered". */
    Text text();

    /** The phrase in the reader's language. */
    default String text(Locale reader) {
        return text().in(reader);
    }

    /** Fewer items were answered than the score needs. */
    record TooFewAnswered(int answered, int items) implements Reason {
        @Override
        public Text text() {
            return Text.of(
                    "%d of %d answered".formatted(answered, items), "%d af %d besvaret".formatted(answered, items));
        }
    }

    /** None of its items concerned the person. */
    record NotApplicable() implements Reason {
        @Override
        public Text text() {
            return Text.of("not applicable", "ikke relevant");
        }
    }

    /** An answer that the item does not allow. */
    record OutOfRange(Item item, double answer) implements Reason {
        @Override
        public Text text() {
            String number = Precision.text(answer);
            return Text.of(
                    "%s: %s is not an answer from %s".formatted(item.id(), number, item.range()),
                    "%s: %s er ikke et svar fra %s til %s"
                            .formatted(item.id(), number, Precision.text(item.min()), Precision.text(item.max())));
        }
    }
}
