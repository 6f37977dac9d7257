package dk.stemme.server.demo;

import static dk.stemme.server.demo.Fhir.array;
import static dk.stemme.server.demo.Fhir.object;
import static dk.stemme.server.demo.Fhir.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Today's appointments at the units of the clinicians one signs in as, 08:00 to 15:30: at most half of the open. */
final class Appointments {
    private static final int A_DAY = 12;
    private static final int MINUTES = 450;

    private Appointments() {}

    static List<List<ObjectNode>> of(List<Course> courses, LocalDate today) {
        return DemoPerson.all().stream()
                .filter(person -> person.role().equals("clinician"))
                .flatMap(person -> person.units().stream())
                .map(unit -> at(unit.reference(), courses, today))
                .toList();
    }

    private static List<ObjectNode> at(String location, List<Course> courses, LocalDate today) {
        Set<Person> seen = new HashSet<>();
        List<Course> open = courses.stream()
                .filter(course -> course.unit().location().equals(location))
                .filter(course -> course.open(today) && seen.add(course.person()))
                .toList();
        return IntStream.range(0, Math.min(A_DAY, open.size() / 2))
                .mapToObj(number -> appointment(open.get(number), number, today))
                .toList();
    }

    private static ObjectNode appointment(Course course, int number, LocalDate today) {
        int minutes = Math.round((float) number * MINUTES / (A_DAY - 1) / 15) * 15;
        LocalDateTime start = today.atTime(8, 0).plusMinutes(minutes);
        ObjectNode appointment = Fhir.resource(
                "Appointment", "%s-today-%02d".formatted(course.unit().id(), number + 1));
        appointment.put("status", "booked");
        appointment.put("start", Fhir.instant(start)).put("end", Fhir.instant(start.plusMinutes(30)));
        return appointment.set(
                "participant",
                array(
                        participant(reference(course.person().reference())),
                        participant(reference(
                                course.unit().location(), course.unit().name()))));
    }

    private static ObjectNode participant(ObjectNode actor) {
        ObjectNode participant = object();
        participant.set("actor", actor);
        return participant.put("status", "accepted");
    }
}
