package dk.stemme.scoring.change;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers without the dust of binary fractions, which must not decide a comparison, and as people write them. */
final class Digits {
    private static final double GRAIN = 1e10;

    private Digits() {}

    static double clean(double number) {
        return Math.rint(number * GRAIN) / GRAIN;
    }

    /** At most two decimals. */
    static String english(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String danish(double number) {
        return english(number).replace('.', ',');
    }
}
