package dk.stemme.scoring;

/** How many of a score's items are answered; the one place where outcomes are made. */
public record Tally(ScoreDefinition definition, int answered, int items) {
    boolean isComplete() {
        return answered == items;
    }

    Score value(double number) {
        return value(number, Double.NaN);
    }

    Score value(double number, double standardError) {
        double value = Precision.clean(number);
        return new Score.Value(definition, value, standardError, definition.band(value), answered, items);
    }

    Score flag(boolean value) {
        return new Score.Flag(definition, value, answered, items);
    }

    Score profile(String text) {
        return new Score.Profile(definition, text, answered, items);
    }

    Score missing(Reason reason) {
        return new Score.Missing(definition, reason, answered, items);
    }

    Score tooFew() {
        return missing(new Reason.TooFewAnswered(answered, items));
    }
}
