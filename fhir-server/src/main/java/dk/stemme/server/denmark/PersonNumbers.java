package dk.stemme.server.denmark;

import java.util.regex.Pattern;

/** Finds person numbers in texts where they should not stand, such as URLs. */
public final class PersonNumbers {
    /** Ten digits with or without a hyphen (CPR), or the shape of a replacement number. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{6}-?\\d([A-Z]{2}|\\d{2})\\d(?!\\w)");

    private PersonNumbers() {}

    public static boolean isIn(String text) {
        return NUMBER.matcher(text).find();
    }
}
