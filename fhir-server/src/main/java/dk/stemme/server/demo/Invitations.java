package dk.stemme.server.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who answers what, and when: everything a course has asked up to now. */
final class Invitations {
    private final Course course;
    private final LocalDateTime now;
    private final Map<Instrument, Ask> newest = new EnumMap<>(Instrument.class);

    private Invitations(Course course, LocalDateTime now) {
        this.course = course;
        this.now = now;
    }

    static List<Invitation> of(Course course, LocalDate first, LocalDateTime now) {
        return new Invitations(course, now).since(first);
    }

    private List<Invitation> since(LocalDate first) {
        List<Ask> asks =
                course.asks(first, now.minusHours(Ask.HOUR).toLocalDate()).toList();
        asks.forEach(ask ->
                newest.merge(ask.instrument(), ask, (a, b) -> a.invited().isAfter(b.invited()) ? a : b));
        return asks.stream()
                .map(ask -> new Invitation(course, ask, answered(ask)))
                .toList();
    }

    private @Nullable LocalDateTime answered(Ask ask) {
        Chance chance = Chance.of(Invitation.id(course, ask) + "/when");
        LocalDateTime at = ask.invited()
                .plusDays(delay(ask, chance))
                .atTime(chance.between(8, 21), chance.between(10, 59), chance.between(0, 59));
        return willing(ask, chance) && !at.isAfter(now) ? at : null;
    }

    private boolean willing(Ask ask, Chance chance) {
        if (course.script().cast()) {
            return !(course.script().waiting().contains(ask.instrument()) && ask.equals(newest.get(ask.instrument())));
        }
        double share = course.nature().willingness()
                * Stories.response(course.unit(), ask.invited(), now.toLocalDate())
                * (ask.instrument() == Instrument.RELATIVE ? 0.75 : 1);
        return chance.yes(share);
    }

    private long delay(Ask ask, Chance chance) {
        long days = Math.round(Math.abs(chance.normal(0, 4)));
        return Math.min(course.script().cast() ? days % 3 : days, ask.days());
    }
}
