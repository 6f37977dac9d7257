package dk.stemme.server.demo;

import static dk.stemme.server.demo.Ask.Point.BASELINE;
import static dk.stemme.server.demo.Ask.Point.M12;
import static dk.stemme.server.demo.Ask.Point.M3;
import static dk.stemme.server.demo.Ask.Point.M6;
import static dk.stemme.server.demo.Ask.Point.VISIT;
import static dk.stemme.server.demo.Instrument.EQ5D5L;
import static dk.stemme.server.demo.Instrument.EXPERIENCE;
import static dk.stemme.server.demo.Instrument.GAD7;
import static dk.stemme.server.demo.Instrument.KOOS;
import static dk.stemme.server.demo.Instrument.PHQ9;
import static dk.stemme.server.demo.Instrument.RAND36;
import static dk.stemme.server.demo.Instrument.RELATIVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A kind of care: what people are asked, when, who they are and how they fare. */
enum Care {
    /** A new knee: day 0 is the operation; asked before it and 3 and 12 months after. */
    KNEE("New knee", "Nyt knæ", 13, 2.5, new Typical(68, 9, 0.43, 0.12, 0.36, 0.13, 0.82)) {
        @Override
        List<Ask> asks(LocalDate start, int months) {
            List<Ask> asks = new ArrayList<>();
            both(asks, "baseline", BASELINE, start.minusDays(14), 13);
            experience(asks, "contact", start.plusDays(7));
            both(asks, "3m", M3, start.plusMonths(3).minusDays(7), 21);
            experience(asks, "control", start.plusMonths(3).minusDays(5));
            both(asks, "12m", M12, start.plusMonths(12).minusDays(14), 28);
            return asks;
        }

        private void both(List<Ask> asks, String key, Ask.Point point, LocalDate invited, int days) {
            asks.add(new Ask(KOOS, key, point, invited, days));
            asks.add(new Ask(EQ5D5L, key, point, invited, days));
        }

        @Override
        LocalDate opened(LocalDate start) {
            return start.minusDays(15);
        }
    },

    /** Depression and anxiety: day 0 is the first visit; asked at a visit every month. */
    MOOD("Depression and anxiety", "Depression og angst", 0, 3, new Typical(39, 13, 0.44, 0.13, 0.28, 0.17, 0.78)) {
        @Override
        List<Ask> asks(LocalDate start, int months) {
            List<Ask> asks = new ArrayList<>();
            for (int month = 0; month <= months; month++) {
                LocalDate visit = start.plusMonths(month);
                Ask.Point point = month == 0 ? BASELINE : VISIT;
                asks.add(new Ask(PHQ9, key(month), point, visit, 10));
                asks.add(new Ask(GAD7, key(month), point, visit, 10));
                if (month % 3 == 1) {
                    experience(asks, key(month), visit.plusDays(1));
                }
            }
            return asks;
        }
    },

    /** Heart and medical rehabilitation: day 0 is the start; asked then and after 6 months. */
    HEART("Medical rehabilitation", "Medicinsk rehabilitering", 8, 2, new Typical(66, 11, 0.5, 0.15, 0.14, 0.1, 0.8)) {
        @Override
        List<Ask> asks(LocalDate start, int months) {
            List<Ask> asks = new ArrayList<>();
            asks.add(new Ask(RAND36, "baseline", BASELINE, start, 14));
            experience(asks, "contact", start.plusDays(12));
            experience(asks, "control", start.plusMonths(3));
            asks.add(new Ask(RAND36, "6m", M6, start.plusMonths(6), 21));
            experience(asks, "end", start.plusMonths(6).plusDays(5));
            return asks;
        }
    },

    /** General practice and municipality: only the experience is asked, three times a year. */
    CONTACT("Contacts", "Kontakter", 0, 3, new Typical(58, 18, 0.6, 0.15, 0.02, 0.1, 0.7)) {
        @Override
        List<Ask> asks(LocalDate start, int months) {
            List<Ask> asks = new ArrayList<>();
            for (int month = 0; month <= months; month += 4) {
                experience(asks, key(month), start.plusMonths(month));
            }
            return asks;
        }
    };

    private final String english;
    private final String danish;
    private final int months;
    private final double pace;
    private final Typical typical;

    /** Mean and deviation of age, of health at the start, of the gain; and the share that answers. */
    record Typical(double age, double ages, double from, double froms, double gain, double gains, double response) {}

    Care(String english, String danish, int months, double pace, Typical typical) {
        this.english = english;
        this.danish = danish;
        this.months = months;
        this.pace = pace;
        this.typical = typical;
    }

    static Care of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Everything that is asked in a course of that many months, its relative included. */
    abstract List<Ask> asks(LocalDate start, int months);

    /** When the course is opened, the first visit or referral. */
    LocalDate opened(LocalDate start) {
        return start;
    }

    String english() {
        return english;
    }

    String danish() {
        return danish;
    }

    Typical typical() {
        return typical;
    }

    /** In how many months about two thirds of the change has come. */
    double pace() {
        return pace;
    }

    /** How long a course lasts: fixed, or by chance where it differs from one to the next. */
    int months(Chance chance) {
        return months > 0 ? months : chance.between(6, 18);
    }

    private static void experience(List<Ask> asks, String key, LocalDate invited) {
        asks.add(new Ask(EXPERIENCE, key, VISIT, invited, 14));
        asks.add(new Ask(RELATIVE, key, VISIT, invited, 14));
    }

    private static String key(int month) {
        return "%c%02d".formatted('v', month);
    }
}
