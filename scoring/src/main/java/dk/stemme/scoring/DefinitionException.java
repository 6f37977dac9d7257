package dk.stemme.scoring;

/** A definition that cannot be used; says where it is wrong (e.g. {@code phq9-total.band[2]}) and how. */
public final class DefinitionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    public DefinitionException(String place, String problem) {
        super(place + ": " + problem);
        this.place = place;
    }

    /** The path to the faulty part. */
    public String place() {
        return place;
    }
}
