package dk.stemme.scoring.change;

/** The mean and standard deviation of a score in a group of people. */
public record Sample(double mean, double sd) {

    /** @throws dk.stemme.scoring.DefinitionException if the deviation is not above 0 */
    public Sample {
        Check.finite(mean, "sample.mean");
        Check.positive(sd, "sample.sd");
    }
}
