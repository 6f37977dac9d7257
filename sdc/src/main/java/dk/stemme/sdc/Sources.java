package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Bundle;

/** Where a form being populated finds what it asks for. */
@FunctionalInterface
public interface Sources {

    /**
     * What a search finds.
     *
     * @param query relative and URL-encoded: {@code Observation?code=http%3A//loinc.org%7C29463-7}
     * @throws RuntimeException saying why it cannot be carried out
     */
    Bundle search(String query);
}
