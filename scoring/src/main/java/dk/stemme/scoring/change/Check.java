package dk.stemme.scoring.change;

import dk.stemme.scoring.DefinitionException;

/** Refuses numbers that nothing can be computed from. */
final class Check {
    private Check() {}

    static void finite(double number, String place) {
        if (!Double.isFinite(number)) throw new DefinitionException(place, number + " is not a number");
    }

    static void positive(double number, String place) {
        finite(number, place);
        if (!(number > 0)) throw new DefinitionException(place, number + " is not above 0");
    }

    /** From 0 up to, but not including, 1. */
    static void correlation(double number, String place) {
        if (!(number >= 0 && number < 1)) throw new DefinitionException(place, number + " is not from 0 to below 1");
    }

    static void canonical(String score, String place) {
        if (!score.matches("[^|]+\\|[^|]+"))
            throw new DefinitionException(place, "'%s' is not url|version".formatted(score));
    }
}
