package dk.stemme.server.demo;

import java.util.List;

/**
 * Somebody one can be in the demonstration, as the sign-in page shows them.
 *
 * @param username what is sent to sign in
 * @param name first and last name
 * @param role patient (relatives too), clinician, quality, author or administrator
 * @param title who that is, in both languages
 * @param fhirUser the person's own resource: Patient/…, RelatedPerson/… or Practitioner/…
 * @param patients references to the patients whose data a patient or relative may see; empty for the others
 * @param units the units a clinician, quality person or author works for; empty for the others
 */
public record DemoPerson(
        String username,
        String name,
        String role,
        Title title,
        String fhirUser,
        List<String> patients,
        List<UnitReference> units) {

    /** A few words in English and Danish. */
    public record Title(String en, String da) {}

    /** A unit by reference (Location/…) and name. */
    public record UnitReference(String reference, String display) {}

    private static final List<DemoPerson> ALL =
            Table.read("sign-in.csv").stream().map(DemoPerson::person).toList();

    /** All of them, in the order of the sign-in page. */
    public static List<DemoPerson> all() {
        return ALL;
    }

    private static DemoPerson person(Table.Row row) {
        return new DemoPerson(
                row.text("username"),
                row.text("name"),
                row.text("role"),
                new Title(row.text("english"), row.text("danish")),
                row.text("reference"),
                row.words("patients").stream().map(id -> "Patient/" + id).toList(),
                row.words("units").stream().map(DemoPerson::unit).toList());
    }

    private static UnitReference unit(String id) {
        Unit unit = Unit.of(id);
        return new UnitReference(unit.location(), unit.name());
    }
}
