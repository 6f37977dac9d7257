package dk.stemme.server.demo;

import dk.stemme.server.demo.Course.Nature;
import dk.stemme.server.demo.Course.Script;
import dk.stemme.server.demo.Course.Side;
import dk.stemme.server.demo.Course.Treatment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The courses of everybody else: invented people spread evenly over the two years at every unit that treats. */
final class Crowd {
    /** One knee patient in eight comes back with the other knee. */
    private static final int RETURNS = 8;

    private final LocalDate first;
    private final LocalDate today;
    private final People people = new People();

    private Crowd(LocalDate first, LocalDate today) {
        this.first = first;
        this.today = today;
    }

    static List<Course> courses(LocalDate first, LocalDate today) {
        Crowd crowd = new Crowd(first, today);
        List<Course> courses = new ArrayList<>();
        Unit.all().stream().filter(unit -> unit.courses() > 0).forEach(unit -> courses.addAll(crowd.courses(unit)));
        return courses;
    }

    private List<Course> courses(Unit unit) {
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < unit.courses(); i++) {
            courses.add(course(unit, i, earlier(unit, i, courses)));
        }
        return courses;
    }

    /** The same person's course with the other knee, half a year before, for those who come back. */
    private static @Nullable Course earlier(Unit unit, int index, List<Course> courses) {
        int before = index - unit.courses() / 4 - 1;
        boolean back = unit.care() == Care.KNEE && index % RETURNS == RETURNS - 1;
        return back && before >= 0 && before % RETURNS != RETURNS - 1 ? courses.get(before) : null;
    }

    private Course course(Unit unit, int index, @Nullable Course earlier) {
        Care care = Objects.requireNonNull(unit.care());
        String id = "%s-%03d".formatted(unit.id(), index + 1);
        Chance chance = Chance.of(id + "/course");
        Treatment treatment =
                new Treatment(unit, care, start(unit, index, chance), care.months(chance), side(care, chance, earlier));
        Person person = earlier == null ? people.invent(id, age(care, chance), today) : earlier.person();
        Relative relative = chance.yes(0.2) ? relative(id, person, chance) : null;
        return new Course(id, person, relative, treatment, nature(treatment, chance), Script.NONE);
    }

    private static double age(Care care, Chance chance) {
        return Math.min(
                92,
                Math.max(19, chance.normal(care.typical().age(), care.typical().ages())));
    }

    private static @Nullable Side side(Care care, Chance chance, @Nullable Course earlier) {
        if (earlier != null && earlier.treatment().side() != null) {
            return earlier.treatment().side().other();
        }
        return care == Care.KNEE ? chance.pick(List.of(Side.LEFT, Side.RIGHT)) : null;
    }

    /** Evenly spread, on a working day. A psychiatric unit begins with those it already treats. */
    private LocalDate start(Unit unit, int index, Chance chance) {
        double share = (index + 0.5) / unit.courses();
        if (unit.care() == Care.MOOD) {
            share = Math.max(0.04 * share, 1.25 * share - 0.25);
        }
        LocalDate from = unit.care() == Care.KNEE ? first.plusDays(16) : first;
        LocalDate to = unit.care() == Care.KNEE ? today.plusDays(12) : today.minusDays(3);
        long days = Math.round(share * (to.toEpochDay() - from.toEpochDay()));
        return workingDay(from.plusDays(Math.max(0, days - chance.between(0, 3))));
    }

    static LocalDate workingDay(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? workingDay(day.plusDays(1))
                : day;
    }

    private Nature nature(Treatment treatment, Chance chance) {
        Care.Typical typical = treatment.care().typical();
        double from = chance.normal(typical.from(), typical.froms());
        double gain = chance.normal(typical.gain(), typical.gains())
                + Stories.gain(treatment.unit(), treatment.start(), today);
        Recovery recovery =
                new Recovery(from, Math.min(0.97, from + gain), treatment.care().pace());
        return new Nature(recovery, chance.normal(0.7, 0.12), chance.normal(typical.response(), 0.12));
    }

    private Relative relative(String id, Person patient, Chance chance) {
        boolean child = chance.yes(0.5);
        double age = today.getYear() - patient.born().getYear() + (child ? -28 : 0);
        Person person = people.invent(id + "-relative", Math.max(18, age), today);
        return new Relative(id + "-relative", person, patient, child ? "CHILD" : "SPS");
    }
}
