package dk.stemme.server.demo;

import java.time.LocalDate;
import java.util.Locale;

/** One questionnaire planned in a course: which, at what point of it, when invited, and how many days there are. */
record Ask(Instrument instrument, String key, Point point, LocalDate invited, int days) {

    /** The hour of the day at which invitations are sent. */
    static final int HOUR = 8;

    /** Where in the course; the codes of the extension time-point. */
    enum Point {
        BASELINE,
        VISIT,
        M3,
        M6,
        M12;

        String code() {
            return name().startsWith("M") ? name().substring(1) + "m" : name().toLowerCase(Locale.ROOT);
        }
    }
}
