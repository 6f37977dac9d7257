package dk.stemme.scoring.change;

import dk.stemme.scoring.Direction;

/**
 * What a published number is measured on.
 *
 * @param score canonical of the score definition, {@code url|version}
 * @param unit the scale in words, e.g. {@code 0-48} or {@code T-score}
 */
public record Scale(String score, String unit, Direction direction) {

    /** @throws dk.stemme.scoring.DefinitionException if the score has no version */
    public Scale {
        Check.canonical(score, "scale.score");
    }

    boolean isOf(Measured measured) {
        return score.equals(measured.score());
    }

    /** The same number counted so that more is better. */
    double goodness(double number) {
        return direction == Direction.HIGHER_BETTER ? number : -number;
    }
}
