package dk.stemme.scoring.change;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people write them. */
final class Digits {
    private Digits() {}

    /** At most two decimals. */
    static String english(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String danish(double number) {
        return english(number).replace('.', ',');
    }
}
