package dk.stemme.server.demo;

import static dk.stemme.server.demo.Fhir.array;
import static dk.stemme.server.demo.Fhir.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** Somebody with a name and a number: a public test person with a CPR number, or an invented one with a replacement. */
record Person(
        String id, ObjectNode number, List<String> given, String family, String gender, LocalDate born, boolean dead) {

    String reference() {
        return "Patient/" + id;
    }

    ObjectNode patient() {
        ObjectNode patient = describe(Fhir.resource("Patient", id));
        patient.put("active", !dead);
        return dead ? patient.put("deceasedBoolean", true) : patient;
    }

    /** Writes identifier, name, gender and day of birth, which Patient and RelatedPerson share. */
    ObjectNode describe(ObjectNode resource) {
        resource.set("identifier", array(number.deepCopy()));
        resource.set("name", array(name()));
        return resource.put("gender", gender).put("birthDate", born.toString());
    }

    private ObjectNode name() {
        ObjectNode name = object().put("use", "official").put("family", family);
        given.forEach(name.withArray("given")::add);
        return name;
    }
}
