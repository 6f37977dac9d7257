package dk.stemme.scoring;

/**
 * An answer that counts as another number.
 *
 * @param answer as given
 * @param counts as it is added up
 */
public record Recoding(double answer, double counts) {}
