package dk.stemme.server.denmark;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The Danish person number as HL7 Denmark's dk-core wants it: ten digits without hyphen, the first four a day and month
 * that can be. Modulus 11 is never checked, since numbers without it are valid since 2007.
 */
public final class Cpr {
    public static final String SYSTEM = "urn:oid:1.2.208.176.1.2";

    private static final String DAY_OF_30 = "(0[1-9]|[12]\\d|30)(0[469]|11)";
    private static final String DAY_OF_31 = "(0[1-9]|[12]\\d|3[01])(0[13578]|1[02])";
    private static final String FEBRUARY = "(0[1-9]|[12]\\d)02";
    private static final String BIRTHDAY = "(" + DAY_OF_30 + "|" + DAY_OF_31 + "|" + FEBRUARY + ")\\d{2}";
    private static final Pattern PATTERN = Pattern.compile(BIRTHDAY + "\\d{4}");
    private static final Pattern NATIONAL = Pattern.compile(BIRTHDAY + "[17][A-Z]{2}\\d");
    private static final Pattern REGIONAL = Pattern.compile(BIRTHDAY + "[056][A-Z]{2}\\d");

    private Cpr() {}

    public static boolean matches(String value) {
        return PATTERN.matcher(value).matches();
    }

    /** A national replacement number (X-eCPR). */
    static boolean matchesNational(String value) {
        return NATIONAL.matcher(value).matches();
    }

    /** A regional replacement number (D-eCPR). */
    static boolean matchesRegional(String value) {
        return REGIONAL.matcher(value).matches();
    }

    /** Whether the day of birth in a number that {@link #matches} was ever a day: 29 February only in leap years. */
    static boolean hasRealDay(String value) {
        try {
            LocalDate.of(year(value), number(value, 2), number(value, 0));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The seventh digit tells the century (the CPR office's table). */
    private static int year(String value) {
        int year = number(value, 4);
        int century = switch (value.charAt(6)) {
            case '0', '1', '2', '3' -> 1900;
            case '4', '9' -> year <= 36 ? 2000 : 1900;
            default -> year <= 57 ? 2000 : 1800;
        };
        return century + year;
    }

    private static int number(String value, int from) {
        return Integer.parseInt(value, from, from + 2, 10);
    }
}
