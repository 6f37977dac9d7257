package dk.stemme.scoring.change;

import dk.stemme.scoring.Score;
import java.util.OptionalDouble;

/**
 * A score's value with the definition it was made by.
 *
 * @param score canonical of that definition, {@code url|version}
 * @param standardError of this very value, where the score has one
 */
public record Measured(String score, double value, OptionalDouble standardError) {

    /** @throws dk.stemme.scoring.DefinitionException if the score has no version or a number is none */
    public Measured {
        Check.canonical(score, "measured.score");
        Check.finite(value, "measured.value");
        standardError.ifPresent(error -> Check.positive(error, "measured.standardError"));
    }

    /** A value without an error of its own. */
    public static Measured of(String score, double value) {
        return new Measured(score, value, OptionalDouble.empty());
    }

    /** A value with its standard error. */
    public static Measured of(String score, double value, double standardError) {
        return new Measured(score, value, OptionalDouble.of(standardError));
    }

    /** What was scored, with its standard error where it has one. */
    public static Measured of(Score.Value value) {
        String score = value.definition().canonical();
        return Double.isNaN(value.standardError())
                ? of(score, value.value())
                : of(score, value.value(), value.standardError());
    }
}
