package dk.stemme.scoring;

/** A threshold rule that held: why, and what to do. */
public record Fired(String rule, Colour colour, Text reason, Text action) {}
