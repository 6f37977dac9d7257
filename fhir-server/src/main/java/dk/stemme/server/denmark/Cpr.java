package dk.stemme.server.denmark;

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
    private static final Pattern PATTERN =
            Pattern.compile("(" + DAY_OF_30 + "|" + DAY_OF_31 + "|" + FEBRUARY + ")\\d{6}");

    private Cpr() {}

    public static boolean matches(String value) {
        return PATTERN.matcher(value).matches();
    }
}
