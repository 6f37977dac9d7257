package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Type;

/** A requirement on each answer of one question, besides its type. */
@FunctionalInterface
interface Rule {

    /** Reports the answer at the report's place when it breaks the rule. */
    void check(Type value, Report report);
}
