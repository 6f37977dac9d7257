package dk.stemme.scoring;

/** Why an item has no number. */
public enum Absence {
    /** Shown, but left open. */
    NOT_ANSWERED,
    /** Never shown: another answer switched the item off. */
    SKIPPED_BY_LOGIC,
    /** The person said that it does not concern them. */
    NOT_RELEVANT
}
