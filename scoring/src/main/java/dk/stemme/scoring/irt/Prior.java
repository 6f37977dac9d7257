package dk.stemme.scoring.irt;

import dk.stemme.scoring.DefinitionException;

/** How theta is distributed in the population, before anything is answered: normal with this mean and deviation. */
public record Prior(double mean, double sd) {
    private static final double REACH = 3;

    /** The standard normal: theta 0 is the population's mean, 1 its standard deviation. */
    public static final Prior STANDARD = normal(0, 1);

    public Prior {
        if (!Double.isFinite(mean)) throw new DefinitionException("prior", "a mean of " + mean);
        if (!Double.isFinite(sd) || !(sd > 0)) throw new DefinitionException("prior", "a standard deviation of " + sd);
    }

    /** The normal distribution. */
    public static Prior normal(double mean, double sd) {
        return new Prior(mean, sd);
    }

    /** The logarithm of the density, but for a constant. */
    double log(double theta) {
        double z = (theta - mean) / sd;
        return -z * z / 2;
    }

    void check(Grid grid, String place) {
        if (mean - REACH * sd < grid.low() || mean + REACH * sd > grid.high())
            throw new DefinitionException(place, "does not reach three standard deviations of the prior");
        if (grid.step() > sd) throw new DefinitionException(place, "is coarser than the prior is wide");
    }
}
