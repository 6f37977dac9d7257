package dk.stemme.server.store;

/** What became of an {@link Incoming} resource. */
public record Accepted(Stored stored, Change change) {

    /** CREATED: a new resource; UPDATED: a new version; UNCHANGED: it was here already, nothing was written. */
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    public boolean created() {
        return change == Change.CREATED;
    }
}
