package dk.stemme.cli;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers in tables. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final double GRAIN = 1e10;
    private static final double LARGEST = 9e8;
    private static final int DECIMALS = 10;

    private Numbers() {}

    /** The number, or NaN if the text is none. A point is the decimal sign; no grouping, no words. */
    static double parse(String text) {
        if (text.length() == 1) {
            int digit = text.charAt(0) - '0';
            return digit >= 0 && digit <= 9 ? digit : Double.NaN;
        }
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** To ten decimals, as scores have them, without trailing zeros: {@code 3}, {@code 47.2222222222}. */
    static String text(double number) {
        if (number == (int) number) return Integer.toString((int) number);
        if (Math.abs(number) > LARGEST)
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        long grains = Math.round(Math.abs(number) * GRAIN);
        StringBuilder text = new StringBuilder().append(grains / (long) GRAIN);
        String decimals = Long.toString(grains % (long) GRAIN);
        int last = decimals.length();
        while (last > 0 && decimals.charAt(last - 1) == '0') last--;
        if (last > 0)
            text.append('.').append("0".repeat(DECIMALS - decimals.length())).append(decimals, 0, last);
        return number < 0 && grains > 0 ? text.insert(0, '-').toString() : text.toString();
    }
}
