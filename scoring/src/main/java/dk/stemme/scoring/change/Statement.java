package dk.stemme.scoring.change;

import dk.stemme.scoring.Text;

/**
 * One thing said of a score or a change, and what it rests on.
 *
 * @param basis the numbers compared and where they come from; for UNKNOWN, what is lacking
 */
public record Statement(Verdict verdict, Text basis) {

    /** Whether it is so. */
    public enum Verdict {
        YES,
        NO,
        UNKNOWN
    }

    static Statement of(boolean holds, Text basis) {
        return new Statement(holds ? Verdict.YES : Verdict.NO, basis);
    }

    static Statement unknown(String english, String danish) {
        return new Statement(Verdict.UNKNOWN, Text.of(english, danish));
    }

    static Statement otherScore() {
        return unknown("stated for another score or version", "angivet for en anden score eller version");
    }
}
