package dk.stemme.server.access;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param subject the name they sign in by, or the id of a client system
 * @param name as shown on screen
 * @param fhirUser their own resource (Patient/…, RelatedPerson/… or Practitioner/…), empty for systems
 * @param patients references to the patients whose data is theirs to see; empty for all but patients and relatives
 * @param units where a clinician, quality person or author works
 * @param grant what they were let in for
 */
public record Caller(
        String subject, String name, Role role, String fhirUser, Set<String> patients, List<Unit> units, Grant grant)
        implements Serializable {

    /** A unit by reference (Location/…) and name. */
    public record Unit(String reference, String display) implements Serializable {}
}
