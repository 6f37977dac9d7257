package dk.stemme.server.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody filling in a form: expected answers scattered a little, some left out, now and then given up half-way. */
final class Respondent {
    private static final List<String> COMMENTS = Table.lines("comments.txt");
    private static final double SCATTER = 0.14;
    private static final double SKIPS = 0.003;
    private static final double GIVES_UP = 0.03;

    private final Instrument instrument;
    private final Feeling feeling;
    private final Chance chance;
    private final boolean careful;
    private int patience;

    Respondent(Instrument instrument, Feeling feeling, Chance chance, int questions) {
        this.instrument = instrument;
        this.feeling = feeling;
        this.chance = chance;
        this.careful = feeling.course().script().cast();
        this.patience = !careful && chance.yes(GIVES_UP) ? 1 + questions / 3 : Integer.MAX_VALUE;
    }

    /** Whether the next question is left unanswered; somebody who has given up leaves all the rest. */
    boolean skips() {
        return patience-- <= 0 || (!careful && chance.yes(SKIPS));
    }

    boolean findsIrrelevant() {
        return chance.yes(0.03);
    }

    /** Which of so many options, counted from the lowest number. */
    int choose(String item, int options) {
        return (int) Math.round(level(item) * (options - 1));
    }

    /** A mark on a long line: most people choose a multiple of five. */
    int mark(String item, int length) {
        int mark = (int) Math.round(level(item) * length);
        return chance.yes(0.8) ? (mark + 2) / 5 * 5 : mark;
    }

    /** A few words, from some. */
    @Nullable
    String comment() {
        return patience > 0 && chance.yes(0.2) ? chance.pick(COMMENTS) : null;
    }

    private double level(String item) {
        double level = chance.normal(instrument.level(item, feeling), SCATTER);
        return Math.min(1, Math.max(0, level));
    }
}
