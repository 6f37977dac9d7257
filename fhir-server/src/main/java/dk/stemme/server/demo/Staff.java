package dk.stemme.server.demo;

import static dk.stemme.server.demo.Fhir.array;
import static dk.stemme.server.demo.Fhir.object;
import static dk.stemme.server.demo.Fhir.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Everybody one signs in as who is neither patient nor relative: a Practitioner and the role at each unit. */
final class Staff {
    private Staff() {}

    static Stream<List<ObjectNode>> resources() {
        return DemoPerson.all().stream()
                .filter(person -> !person.units().isEmpty())
                .map(person -> List.of(practitioner(person), role(person)));
    }

    private static ObjectNode practitioner(DemoPerson person) {
        String[] names = person.name().split(" ");
        ObjectNode name = object().put("use", "official").put("family", names[1]);
        name.putArray("given").add(names[0]);
        ObjectNode practitioner = Fhir.resource("Practitioner", id(person)).put("active", true);
        return practitioner.set("name", array(name));
    }

    private static ObjectNode role(DemoPerson person) {
        ObjectNode role = Fhir.resource("PractitionerRole", id(person)).put("active", true);
        role.set("practitioner", reference(person.fhirUser(), person.name()));
        ObjectNode code = Fhir.concept(Fhir.codeSystem("user-role"), person.role());
        Fhir.text(code, "text", person.title().en(), person.title().da());
        role.set("code", array(code));
        ArrayNode locations = role.putArray("location");
        person.units().forEach(unit -> locations.add(reference(unit.reference(), unit.display())));
        return role;
    }

    private static String id(DemoPerson person) {
        return person.fhirUser().substring("Practitioner/".length());
    }
}
