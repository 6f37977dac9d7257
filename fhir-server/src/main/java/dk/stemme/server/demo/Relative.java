package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One person as a relative of a patient; the relationship is a code of HL7's v3 RoleCode. */
record Relative(String id, Person person, Person patient, String relationship) {
    private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final Map<String, Relative> TEST_PERSONS = read();

    static Relative of(String id) {
        return Objects.requireNonNull(TEST_PERSONS.get(id), id);
    }

    String reference() {
        return "RelatedPerson/" + id;
    }

    ObjectNode relatedPerson() {
        ObjectNode relative = person.describe(Fhir.resource("RelatedPerson", id).put("active", true));
        relative.set("patient", Fhir.reference(patient.reference()));
        relative.set("relationship", Fhir.array(Fhir.concept(ROLE_CODE, relationship)));
        return relative;
    }

    private static Map<String, Relative> read() {
        Map<String, Relative> relatives = new LinkedHashMap<>();
        for (Table.Row row : Table.read("relatives.csv")) {
            relatives.put(
                    row.text("id"),
                    new Relative(
                            row.text("id"),
                            People.testPerson(row.text("person")),
                            People.testPerson(row.text("patient")),
                            row.text("relationship")));
        }
        return relatives;
    }
}
