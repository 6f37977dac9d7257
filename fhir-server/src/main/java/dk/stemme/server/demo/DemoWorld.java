package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The world of the demonstration: an invented health service, its people, and 24 months of invitations and answers up
 * to yesterday, as FHIR R4 transactions (PUT with fixed ids, about a hundred entries each). The same day gives the same
 * resources, so loading them twice changes nothing; another day moves everything under the same ids, so whoever loads
 * the world keeps the day it was first loaded. Transactions are made one by one as they are asked for, oldest first;
 * each refers only to itself and those before. Immutable and thread-safe.
 */
public final class DemoWorld {
    /** How far back the answers go. */
    public static final int MONTHS = 24;

    private final LocalDate today;
    private final Map<Instrument, BlankForm> forms;
    private final List<Course> courses = new ArrayList<>();
    private final List<Invitation> invitations;

    /**
     * Plans the world; the transactions come later.
     *
     * @param clock which day today is, in Denmark; the last answers came yesterday
     * @param questionnaires FHIR R4 Questionnaires as JSON, among them phq9, gad7, koos, rand36, eq5d5l,
     *     stemme-experience and stemme-experience-relative; of several versions the last given is answered, but no
     *     variant such as 1.0.0-half
     * @throws IllegalArgumentException if one of those is not given
     */
    public DemoWorld(Clock clock, Collection<ObjectNode> questionnaires) {
        today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        LocalDate first = today.minusMonths(MONTHS);
        forms = forms(questionnaires);
        courses.addAll(Cast.courses(today));
        courses.addAll(Crowd.courses(first, today));
        invitations = courses.stream()
                .flatMap(course -> Invitations.of(course, first, today.atStartOfDay()).stream())
                .toList();
    }

    /** Units, organisations, practitioners, patients and relatives. */
    public Iterable<ObjectNode> setting() {
        Stream<List<ObjectNode>> units = Unit.all().stream().map(Unit::resources);
        Stream<List<ObjectNode>> patients = Stream.concat(
                        People.testPersons().stream(), courses.stream().map(Course::person))
                .distinct()
                .map(person -> List.of(person.patient()));
        Stream<List<ObjectNode>> relatives = courses.stream()
                .flatMap(course -> Stream.ofNullable(course.relative()))
                .map(relative -> List.of(relative.relatedPerson()));
        return Bundles.of(Stream.of(units, Staff.resources(), patients, relatives)
                .flatMap(groups -> groups)
                .toList());
    }

    /** Courses, visits, invitations and answers, oldest first, and at the end {@link #today}. */
    public Iterable<ObjectNode> years() {
        List<Event> events = new ArrayList<>();
        courses.forEach(course -> events.addAll(events(course)));
        invitations.forEach(invitation -> events.add(new Event(
                invitation.when(),
                () -> invitation.resources(form(invitation.ask().instrument()), today))));
        events.sort(Comparator.comparing(Event::when));
        List<List<ObjectNode>> appointments = Appointments.of(courses, today);
        return Bundles.of(() -> Stream.concat(
                        events.stream().map(event -> event.resources().get()), appointments.stream())
                .iterator());
    }

    /** Today's appointments alone: fixed ids, so a later day's replace an earlier day's. */
    public Iterable<ObjectNode> today() {
        return Bundles.of(Appointments.of(courses, today));
    }

    /** How many invitations {@link #years} holds. */
    public int invitations() {
        return invitations.size();
    }

    /** How many completed responses {@link #years} holds. */
    public int responses() {
        return (int) invitations.stream()
                .filter(invitation -> invitation.answered() != null)
                .count();
    }

    /** Something that happened, not yet written down. */
    private record Event(LocalDateTime when, Supplier<List<ObjectNode>> resources) {}

    private List<Event> events(Course course) {
        CourseRecords records = new CourseRecords(course, today);
        List<Event> events = new ArrayList<>(List.of(new Event(records.when(), records::resources)));
        if (course.script().cast()) {
            course.asks(today.minusMonths(MONTHS), today)
                    .filter(ask -> ask.instrument() == Instrument.EXPERIENCE)
                    .forEach(ask ->
                            events.add(new Event(ask.invited().atTime(9, 45), () -> List.of(records.visit(ask)))));
        }
        return events;
    }

    private BlankForm form(Instrument instrument) {
        return Objects.requireNonNull(forms.get(instrument));
    }

    private static Map<Instrument, BlankForm> forms(Collection<ObjectNode> questionnaires) {
        Map<String, ObjectNode> byUrl = new HashMap<>();
        questionnaires.stream()
                .filter(questionnaire -> !questionnaire.path("version").asText().contains("-"))
                .forEach(questionnaire -> byUrl.put(questionnaire.path("url").asText(), questionnaire));
        Map<Instrument, BlankForm> forms = new EnumMap<>(Instrument.class);
        for (Instrument instrument : Instrument.values()) {
            ObjectNode questionnaire = byUrl.get(Fhir.BASE + "/Questionnaire/" + instrument.code());
            if (questionnaire == null) {
                throw new IllegalArgumentException("The demonstration needs the questionnaire " + instrument.code());
            }
            forms.put(instrument, BlankForm.of(questionnaire));
        }
        return forms;
    }
}
