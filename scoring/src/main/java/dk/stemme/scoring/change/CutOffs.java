package dk.stemme.scoring.change;

import dk.stemme.scoring.DefinitionException;

/**
 * The points at which a person has left the patients' distribution and entered the others'. Jacobson and Truax (1991), J
 * Consult Clin Psychol 59:12-19.
 *
 * @param a two standard deviations from the patients' mean, towards the others
 * @param b two standard deviations from the others' mean, towards the patients
 * @param c between the means, nearer to the narrower distribution; to be preferred where the two overlap
 */
public record CutOffs(double a, double b, double c) {
    private static final double FAR = 2;

    /**
     * From both distributions; which way is better follows from their means.
     *
     * @throws DefinitionException if the means are equal
     */
    public static CutOffs of(Sample patients, Sample others) {
        double towards = Math.signum(others.mean() - patients.mean());
        if (towards == 0) throw new DefinitionException("cutoffs", "both groups have the mean " + others.mean());
        return new CutOffs(
                patients.mean() + towards * FAR * patients.sd(),
                others.mean() - towards * FAR * others.sd(),
                (others.sd() * patients.mean() + patients.sd() * others.mean()) / (others.sd() + patients.sd()));
    }
}
