package dk.stemme.scoring.change;

import dk.stemme.scoring.Direction;
import java.util.OptionalDouble;

/**
 * People a person can be compared with.
 *
 * @param name who they are, e.g. "Danish adults 2020"
 * @param source the publication
 */
public record ReferencePopulation(String name, String source, Scale scale, Distribution distribution) {

    /**
     * The percentage of these people who do no better, from 0 to 100: a high percentile is always good. Empty for a value
     * of another score or version.
     */
    public OptionalDouble percentile(Measured measured) {
        if (!scale.isOf(measured)) return OptionalDouble.empty();
        double below = distribution.percentBelow(measured.value());
        return OptionalDouble.of(scale.direction() == Direction.HIGHER_BETTER ? below : 100 - below);
    }
}
