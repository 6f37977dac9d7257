package dk.stemme.server.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** What happens in the invented world on purpose, so that there is something to find; told in `demo/stories.md`. */
public final class Stories {
    /** Patients operated here since {@link #improvedSince} have less pain afterwards, and are more content. */
    public static final String IMPROVED = "oesteraa-knae";

    /** Fewer and fewer answer here over the last year. */
    public static final String FALLING = "klitmark-hjerte";

    /** Gains after a new knee are clearly smaller here than everywhere else, and patients less content. */
    public static final String OUTLIER = "klitmark-knae";

    /** Fewer than five answers a month: its figures must never be shown. */
    public static final String TINY = "oesteraa-led";

    /** Thoughts of suicide in the newest PHQ-9, a few days ago. */
    public static final String CRITICAL = "kaja-hansen";

    /** More and more depressed, month by month. */
    public static final String WORSENING_MOOD = "knut-odvar-mosebryggersen";

    /** More pain three months after a new knee than before it. */
    public static final String WORSENING_KNEE = "schwendlund-mosebryggersen";

    /** One knee operated last year, the other three months ago: two courses, each with its own baseline. */
    public static final String BOTH_KNEES = "niels-vendelboe";

    /** Of the days between which the response rate falls at {@link #FALLING}. */
    private static final int FALLING_DAYS = 365;

    private Stories() {}

    /** The month, thirteen before this one, since which {@link #IMPROVED} does better. */
    public static YearMonth improvedSince(LocalDate today) {
        return YearMonth.from(today).minusMonths(13);
    }

    /** What a unit adds to the gain of a course that starts on that day. */
    static double gain(Unit unit, LocalDate start, LocalDate today) {
        return switch (unit.id()) {
            case IMPROVED -> improved(start, today) ? 0.22 : -0.12;
            case OUTLIER -> -0.2;
            default -> 0;
        };
    }

    /** What a unit adds to contentment with a contact on that day. */
    static double satisfaction(Unit unit, LocalDate day, LocalDate today) {
        return switch (unit.id()) {
            case IMPROVED -> improved(day, today) ? 0.12 : -0.04;
            case OUTLIER -> -0.16;
            default -> 0;
        };
    }

    /** The share of willing people who still answer an invitation of that day. */
    static double response(Unit unit, LocalDate invited, LocalDate today) {
        if (!unit.id().equals(FALLING)) {
            return 1;
        }
        double left = (double) ChronoUnit.DAYS.between(invited, today) / FALLING_DAYS;
        return 0.4 + 0.6 * Math.min(1, left);
    }

    private static boolean improved(LocalDate day, LocalDate today) {
        return !YearMonth.from(day).isBefore(improvedSince(today));
    }
}
