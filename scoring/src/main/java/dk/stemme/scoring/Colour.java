package dk.stemme.scoring;

/** How much attention something asks for, from least to most. */
public enum Colour {
    NONE,
    GREEN,
    YELLOW,
    RED,
    CRITICAL
}
