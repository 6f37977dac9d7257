package dk.stemme.scoring;

/** A definition that cannot be used; says where it is wrong (e.g. {@code phq9-total.band[2]}) and how. */
public final class DefinitionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    public DefinitionException(String place, String problem) {
        super(place + ": " + problem);
        this.place = place;
        this.problem = problem;
    }

    /** The path to the faulty part. */
    public String place() {
        return place;
    }

    /** The same, found in a part of something larger. */
    public DefinitionException in(String outer) {
        return new DefinitionException(outer, place + ": " + problem);
    }
}
