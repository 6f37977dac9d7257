/** The catalogue of instruments as FHIR resources, and the reader that turns them into scoring's types. */
@NullMarked
package dk.stemme.instruments;

import org.jspecify.annotations.NullMarked;
