package dk.stemme.server.store;

/** Told of every resource that a caller wrote, inside the writing transaction (audit). */
public interface Witness {
    void wrote(Stored stored, String action);
}
