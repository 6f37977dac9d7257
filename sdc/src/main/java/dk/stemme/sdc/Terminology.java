package dk.stemme.sdc;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;

/** Where value sets and code systems are found by canonical ({@code url} or {@code url|version}). */
public interface Terminology {

    /** Knows none: only what a questionnaire contains and FHIR's own small value sets resolve. */
    Terminology NONE = new Terminology() {
        @Override
        public Optional<ValueSet> valueSet(String canonical) {
            return Optional.empty();
        }

        @Override
        public Optional<CodeSystem> codeSystem(String canonical) {
            return Optional.empty();
        }
    };

    /** Empty when unknown. */
    Optional<ValueSet> valueSet(String canonical);

    /** A small value set of FHIR R4 itself, such as administrative-gender; empty when it is none of those built in. */
    static Optional<ValueSet> core(String canonical) {
        return CoreValueSets.find(canonical);
    }

    /** Empty when unknown. */
    Optional<CodeSystem> codeSystem(String canonical);
}
