package dk.stemme.scoring;

/**
 * A named stretch of a score's range: low ≤ x &lt; high; the last band of a score includes its high, and may be
 * that one number only.
 *
 * @param colour NONE, GREEN, YELLOW or RED
 */
public record Band(String code, Text display, Colour colour, double low, double high) {}
