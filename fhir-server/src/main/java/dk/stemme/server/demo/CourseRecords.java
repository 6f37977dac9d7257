package dk.stemme.server.demo;

import static dk.stemme.server.demo.Fhir.array;
import static dk.stemme.server.demo.Fhir.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What is written about a course itself: EpisodeOfCare, CarePlan, ServiceRequest of an operation, Encounters. */
record CourseRecords(Course course, LocalDate today) {

    LocalDateTime when() {
        return course.treatment().opened().atTime(7, 0);
    }

    List<ObjectNode> resources() {
        List<ObjectNode> resources = new ArrayList<>(List.of(episode()));
        Course.Side side = course.treatment().side();
        if (side != null) {
            resources.add(operation(side));
        }
        resources.add(carePlan());
        return resources;
    }

    /** One visit, at which something was asked. */
    ObjectNode visit(Ask ask) {
        ObjectNode encounter = Fhir.resource("Encounter", course.id() + "-" + ask.key());
        encounter.put("status", "finished");
        encounter.set("class", Fhir.coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB"));
        encounter.set("subject", patient());
        encounter.set("episodeOfCare", array(reference("EpisodeOfCare/" + course.id())));
        LocalDateTime begin = ask.invited().atTime(9, 0);
        encounter.set(
                "period",
                Fhir.object().put("start", Fhir.instant(begin)).put("end", Fhir.instant(begin.plusMinutes(45))));
        encounter.set("location", array(Fhir.object().set("location", location())));
        return encounter.set("serviceProvider", reference(course.unit().organization()));
    }

    private ObjectNode patient() {
        return reference(course.person().reference());
    }

    private ObjectNode location() {
        return reference(course.unit().location(), course.unit().name());
    }

    private ObjectNode period() {
        return Fhir.period(course.treatment().opened(), course.treatment().end(), course.over(today));
    }

    private ObjectNode episode() {
        ObjectNode episode = Fhir.resource("EpisodeOfCare", course.id());
        episode.put("status", course.over(today) ? "finished" : "active");
        episode.set("patient", patient());
        episode.set("managingOrganization", reference(course.unit().organization()));
        return episode.set("period", period());
    }

    private ObjectNode carePlan() {
        ObjectNode plan = Fhir.resource("CarePlan", course.id());
        plan.put("status", course.over(today) ? "completed" : "active").put("intent", "plan");
        Care care = course.treatment().care();
        Course.Side side = course.treatment().side();
        if (side == null) {
            Fhir.text(plan, "title", care.english(), care.danish());
        } else {
            Fhir.text(plan, "title", care.english() + ", " + side.code, care.danish() + ", " + side.danish);
            plan.set("supportingInfo", array(reference("ServiceRequest/" + course.id())));
        }
        plan.set("subject", patient());
        return plan.set("period", period());
    }

    /** A total replacement of the knee; when it is done is the index date. */
    private ObjectNode operation(Course.Side side) {
        LocalDate day = course.treatment().start();
        ObjectNode operation = Fhir.resource("ServiceRequest", course.id());
        operation.put("status", day.isBefore(today) ? "completed" : "active").put("intent", "order");
        operation.set(
                "code",
                Fhir.concept(Fhir.coding(Fhir.SNOMED, "609588000").put("display", "Total replacement of knee joint")));
        operation.set("subject", patient());
        operation.put("occurrenceDateTime", day.toString());
        operation.put("authoredOn", course.treatment().opened().toString());
        operation.set("locationReference", array(location()));
        return operation.set("bodySite", array(Fhir.concept(Fhir.SNOMED, side.knee)));
    }
}
