package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Type;

/** Compares answers with a fixed reference value. */
@FunctionalInterface
interface Yardstick {

    /** The answer is different from the reference, or neither can be told to be greater. */
    int UNKNOWN = 2;

    /** -1, 0 or 1 as the answer is less than, equal to or greater than the reference; or {@link #UNKNOWN}. */
    int compare(Type answer);
}
