package dk.stemme.server.demo;

import dk.stemme.server.demo.Course.Nature;
import dk.stemme.server.demo.Course.Script;
import dk.stemme.server.demo.Course.Side;
import dk.stemme.server.demo.Course.Treatment;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The courses of the people with a story, from `cast.csv`: they always answer, but for what is written to wait. */
final class Cast {
    private Cast() {}

    static List<Course> courses(LocalDate today) {
        return Table.read("cast.csv").stream().map(row -> course(row, today)).toList();
    }

    private static Course course(Table.Row row, LocalDate today) {
        Treatment treatment = treatment(row, today);
        Recovery recovery = new Recovery(
                row.number("from"), row.number("to"), treatment.care().pace());
        return new Course(
                row.text("course"),
                People.testPerson(row.text("person")),
                row.has("relative") ? Relative.of(row.text("relative")) : null,
                treatment,
                new Nature(recovery, row.number("satisfaction"), 1),
                new Script(true, waiting(row), row.has("critical")));
    }

    private static Treatment treatment(Table.Row row, LocalDate today) {
        Unit unit = Unit.of(row.text("unit"));
        return new Treatment(
                unit,
                Objects.requireNonNull(unit.care()),
                today.minusDays(row.whole("days")),
                row.whole("months"),
                row.has("side") ? Side.valueOf(row.text("side").toUpperCase(Locale.ROOT)) : null);
    }

    private static Set<Instrument> waiting(Table.Row row) {
        return row.words("waiting").stream().map(Instrument::of).collect(Collectors.toUnmodifiableSet());
    }
}
