package dk.stemme.scoring.change;

import dk.stemme.scoring.Text;
import java.time.Period;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Sentences that several statements share. */
final class Language {
    private Language() {}

    static String danish(Text text) {
        return text.in(Text.DANISH);
    }

    /** E.g. "minimal important change 7.1 (UKA, Denmark; after 12 months; Harris 2022; unconfirmed)". */
    static Text basis(Text kind, double number, Study study) {
        String after = after(study.followUp(), "after %d months", "after %d days");
        String efter = after(study.followUp(), "efter %d måneder", "efter %d dage");
        return Text.of(
                "%s %s (%s)".formatted(kind.base(), Digits.english(number), origin(study, after, "unconfirmed")),
                "%s %s (%s)".formatted(danish(kind), Digits.danish(number), origin(study, efter, "ubekræftet")));
    }

    private static String origin(Study study, String after, String unconfirmed) {
        StringJoiner origin = new StringJoiner("; ").add(study.population());
        if (!after.isEmpty()) origin.add(after);
        origin.add(study.source());
        if (!study.confirmed()) origin.add(unconfirmed);
        return origin.toString();
    }

    private static String after(@Nullable Period followUp, String months, String days) {
        if (followUp == null) return "";
        long whole = followUp.toTotalMonths();
        return whole > 0 ? months.formatted(whole) : days.formatted(followUp.getDays());
    }
}
