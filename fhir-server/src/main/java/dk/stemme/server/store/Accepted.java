package dk.stemme.server.store;

import dk.stemme.server.store.Refusal.Issue;
import java.util.List;

/**
 * What became of an {@link Incoming} resource.
 *
 * @param warnings what is odd about it, though not wrong
 */
public record Accepted(Stored stored, Change change, List<Issue> warnings) {

    public Accepted(Stored stored, Change change) {
        this(stored, change, List.of());
    }

    Accepted with(List<Issue> others) {
        return others.isEmpty() ? this : new Accepted(stored, change, others);
    }

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
