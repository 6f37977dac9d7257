package dk.stemme.sdc;

import java.util.Optional;
import org.hl7.fhir.r4.model.ValueSet;

/** Where a form being compiled finds the value sets that it names but does not contain. */
@FunctionalInterface
public interface ValueSets {

    /** Knows none: only contained value sets resolve. */
    ValueSets NONE = canonical -> Optional.empty();

    /**
     * The value set by this canonical ({@code url} or {@code url|version}), expanded or enumerating its concepts; empty
     * when unknown, and the form is refused.
     */
    Optional<ValueSet> find(String canonical);
}
