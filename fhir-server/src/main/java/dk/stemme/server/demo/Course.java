package dk.stemme.server.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One person in one course of care at one unit, and what becomes of it. */
record Course(
        String id, Person person, @Nullable Relative relative, Treatment treatment, Nature nature, Script script) {

    /** What is done: day 0 is `start` (operation, first visit), the side of the body where there is one. */
    record Treatment(
            Unit unit,
            Care care,
            LocalDate start,
            int months,
            @Nullable Side side) {
        LocalDate opened() {
            return care.opened(start);
        }

        LocalDate end() {
            return start.plusMonths(months);
        }
    }

    /** The latent person behind the answers: health, contentment and willingness to answer, each 0 to 1. */
    record Nature(Recovery recovery, double satisfaction, double willingness) {}

    /** What is not left to chance: whose newest invitations wait unanswered, and who is in danger. */
    record Script(boolean cast, Set<Instrument> waiting, boolean critical) {
        static final Script NONE = new Script(false, Set.of(), false);
    }

    /** The operated side; SNOMED CT codes of the knee regions. */
    enum Side {
        LEFT("left", "82169009", "venstre"),
        RIGHT("right", "6757004", "højre");

        final String code;
        final String knee;
        final String danish;

        Side(String code, String knee, String danish) {
            this.code = code;
            this.knee = knee;
            this.danish = danish;
        }

        Side other() {
            return this == LEFT ? RIGHT : LEFT;
        }
    }

    Unit unit() {
        return treatment.unit();
    }

    boolean over(LocalDate today) {
        return treatment.end().isBefore(today);
    }

    /** Opened and not yet over. */
    boolean open(LocalDate today) {
        return !over(today) && !treatment.opened().isAfter(today);
    }

    /** What was asked within the given days, in time order; a relative is asked only where there is one. */
    Stream<Ask> asks(LocalDate first, LocalDate last) {
        return treatment.care().asks(treatment.start(), treatment.months()).stream()
                .filter(ask -> !ask.invited().isBefore(first) && !ask.invited().isAfter(last))
                .filter(ask -> ask.instrument() != Instrument.RELATIVE || relative != null);
    }

    double health(LocalDate day) {
        double months = ChronoUnit.DAYS.between(treatment.start(), day) / 30.4;
        return nature.recovery().at(months);
    }

    /** A lasting trait of this person: how much one side of health differs from the whole. */
    double trait(String name) {
        return Chance.of(id + "/" + name).normal(0, 0.06);
    }
}
