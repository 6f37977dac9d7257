package dk.stemme.indicators.group;

import dk.stemme.indicators.Interval;
import java.util.Optional;

/**
 * Where a unit stands beside the national result, as LUP marks it: over (O), under (U) or average (G, or left blank).
 * The unit is over or under when its own 95 % interval leaves the national value outside; the value itself is taken as
 * known. LUP's reports name the three places (Faktarapport LUP Somatik 2017, "Udregning af resultater i forhold til
 * landsresultatet (O, U, G)"); that the interval decides is our reading of them. Over is higher, which is better only
 * where higher is better.
 */
public enum Standing {
    OVER("O"),
    AVERAGE("G"),
    UNDER("U");

    private final String letter;

    Standing(String letter) {
        this.letter = letter;
    }

    /** O, G or U. */
    public String letter() {
        return letter;
    }

    /** Where the interval lies; an end that equals the national value belongs to the average. */
    public static Standing of(Interval unit, double national) {
        if (unit.contains(national)) {
            return AVERAGE;
        }
        return unit.low() > national ? OVER : UNDER;
    }

    /** Where the unit stands; empty when its score is not told or has no interval. */
    public static Optional<Standing> of(GroupResult unit, double national) {
        return unit instanceof GroupResult.Estimate estimate
                ? Optional.ofNullable(estimate.interval()).map(interval -> of(interval, national))
                : Optional.empty();
    }
}
