package dk.stemme.scoring;

/** Which way a score gets better. */
public enum Direction {
    HIGHER_BETTER,
    HIGHER_WORSE
}
