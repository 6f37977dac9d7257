package dk.stemme.server.demo;

import static dk.stemme.server.demo.Fhir.array;
import static dk.stemme.server.demo.Fhir.extension;
import static dk.stemme.server.demo.Fhir.object;
import static dk.stemme.server.demo.Fhir.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One invitation and, when it was answered, its answer: a Task, and a QuestionnaireResponse with its identifier. */
record Invitation(Course course, Ask ask, @Nullable LocalDateTime answered) {
    private static final String COMPLETION_MODE =
            "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-completionMode";
    private static final String PARTICIPATION_MODE = "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode";
    private static final String PART = Fhir.codeSystem("task-part");

    /** When it is told: when answered, or when invited. */
    LocalDateTime when() {
        return answered == null ? invited() : answered;
    }

    /** The Task and its response, which are stored together. */
    List<ObjectNode> resources(BlankForm form, LocalDate today) {
        return answered == null ? List.of(task(form)) : List.of(task(form), response(form, today, answered));
    }

    static String id(Course course, Ask ask) {
        return course.id() + "-" + ask.instrument().code() + "-" + ask.key();
    }

    private String id() {
        return id(course, ask);
    }

    private LocalDateTime invited() {
        return ask.invited().atTime(Ask.HOUR, 0);
    }

    private ObjectNode identifier() {
        return Fhir.identifier(Fhir.BASE + "/invitation", id());
    }

    private ArrayNode carePlan() {
        return array(reference("CarePlan/" + course.id()));
    }

    /** The relative where it is the relative who is asked. */
    private String asked() {
        return ask.instrument() == Instrument.RELATIVE && course.relative() != null
                ? course.relative().reference()
                : course.person().reference();
    }

    private ObjectNode task(BlankForm form) {
        ObjectNode task = Fhir.resource("Task", id());
        task.set("extension", circumstances());
        task.set("identifier", array(identifier()));
        task.set("basedOn", carePlan());
        task.put("status", answered == null ? "requested" : "completed").put("intent", "order");
        task.set("for", reference(course.person().reference()));
        task.put("authoredOn", Fhir.instant(invited()));
        task.set("requester", reference(course.unit().organization()));
        task.set("owner", reference(asked()));
        task.set("location", reference(course.unit().location(), course.unit().name()));
        LocalDate due = ask.invited().plusDays(ask.days());
        task.set("restriction", object().set("period", object().put("end", due.toString())));
        task.set("input", array(part("questionnaire").put("valueCanonical", form.canonical())));
        if (answered != null) {
            task.put("lastModified", Fhir.instant(answered));
            ObjectNode response = part("response");
            response.set("valueReference", reference("QuestionnaireResponse/" + id()));
            task.set("output", array(response));
        }
        return task;
    }

    private ArrayNode circumstances() {
        ArrayNode extensions =
                array(extension("time-point").put("valueCode", ask.point().code()));
        if (course.treatment().care() != Care.CONTACT) {
            extensions.add(extension("index-date")
                    .put("valueDate", course.treatment().start().toString()));
        }
        if (course.treatment().side() != null) {
            extensions.add(extension("side").put("valueCode", course.treatment().side().code));
        }
        return extensions;
    }

    private static ObjectNode part(String code) {
        return object().set("type", Fhir.concept(PART, code));
    }

    private ObjectNode response(BlankForm form, LocalDate today, LocalDateTime at) {
        Chance chance = Chance.of(id() + "/answers");
        ObjectNode response = Fhir.resource("QuestionnaireResponse", id()).put("language", "da");
        response.set("extension", making(chance, form.size(), at));
        response.set("identifier", identifier());
        response.set("basedOn", carePlan());
        response.put("questionnaire", form.canonical()).put("status", "completed");
        response.set("subject", reference(course.person().reference()));
        response.put("authored", Fhir.instant(at));
        response.set("source", reference(asked()));
        Feeling feeling = Feeling.on(at.toLocalDate(), course, today);
        response.set("item", form.fill(new Respondent(ask.instrument(), feeling, chance, form.size())));
        return response;
    }

    /** How the answer came about: which invitation, begun when, by the person alone, with help or on paper. */
    private ArrayNode making(Chance chance, int questions, LocalDateTime at) {
        LocalDateTime began = at.minusSeconds(30 + (long) questions * chance.between(5, 15));
        ObjectNode invitation = extension("invitation");
        invitation.set("valueReference", reference("Task/" + id()));
        Mode how = chance.yes(0.86) ? Mode.SELF : chance.yes(0.65) ? Mode.ASSISTED : Mode.PAPER;
        ObjectNode mode = object().put("url", COMPLETION_MODE);
        mode.set("valueCodeableConcept", how.concept());
        return array(extension("answering-began").put("valueDateTime", Fhir.instant(began)), invitation, mode);
    }

    /** How somebody answered, in the codes that the extension requires. */
    private enum Mode {
        SELF("ELECTRONIC"),
        ASSISTED("VERBAL"),
        PAPER("WRITTEN");

        private final String participation;

        Mode(String participation) {
            this.participation = participation;
        }

        ObjectNode concept() {
            return object().set("coding", array(Fhir.coding(PARTICIPATION_MODE, participation)));
        }
    }
}
