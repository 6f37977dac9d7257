package dk.stemme.scoring;

import java.math.BigDecimal;

/** Binary fractions leave dust (1 − 0.22 − 0.209 …): it must neither move a band nor be shown. */
public final class Precision {
    private static final double GRAIN = 1e10;

    private Precision() {}

    /** The number to ten decimals. */
    public static double clean(double number) {
        double grains = Math.rint(number * GRAIN);
        return Double.isFinite(grains) ? grains / GRAIN + 0.0 : number;
    }

    /** The number as a person writes it: 3 rather than 3.0. */
    static String text(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
