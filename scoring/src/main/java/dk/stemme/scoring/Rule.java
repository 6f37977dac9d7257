package dk.stemme.scoring;

/**
 * A threshold: when the condition holds, this colour, for this reason, and this is what to do.
 *
 * @param colour YELLOW, RED or CRITICAL
 */
public record Rule(String id, Colour colour, Text reason, Text action, Condition condition) {

    public Rule {
        if (colour.compareTo(Colour.YELLOW) < 0) throw new DefinitionException(id, colour + " asks for no attention");
    }

    Fired fired() {
        return new Fired(id, colour, reason, action);
    }
}
