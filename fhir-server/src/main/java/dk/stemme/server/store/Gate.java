package dk.stemme.server.store;

/** What a resource of one type must pass to be stored. A type without a gate of its own is stored as it comes. */
public interface Gate {

    String type();

    /** Checks and stores the resource with all that follows from it, in the caller's transaction, or refuses. */
    Accepted accept(Incoming incoming);

    /** Refuses when this resource must not be deleted. */
    default void mayDelete(Stored stored) {}

    /** Called in the deleting transaction. */
    default void deleted(Stored stored) {}
}
