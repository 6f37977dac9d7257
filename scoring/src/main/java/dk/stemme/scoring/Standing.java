package dk.stemme.scoring;

/** What a score may be used for. */
public enum Standing {
    /** Cases from outside confirm it: it may be told, held against thresholds and counted. */
    VERIFIED,
    /** Nobody has confirmed it: it is told, but no threshold and no indicator may rest on it. */
    UNVERIFIED,
    /** Only a step on the way to other scores: never told. */
    STEP
}
