package dk.stemme.cli;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * How a table is written.
 *
 * @param separator comma, semicolon or tab
 */
record Dialect(char separator) {
    private static final String SEPARATORS = ",;\t";
    private static final int LONGEST_HEADER = 1 << 20;

    /**
     * The dialect of what is to be read: whichever separator its first line has most of, outside quotes. A byte order
     * mark and Excel's line {@code sep=;} are read over.
     */
    static Dialect detect(BufferedReader reader) throws IOException {
        skip(reader, "\uFEFF");
        for (char separator : SEPARATORS.toCharArray())
            if (skip(reader, "sep=" + separator)) {
                skip(reader, "\r");
                skip(reader, "\n");
                return new Dialect(separator);
            }
        reader.mark(LONGEST_HEADER);
        int[] counts = counts(reader);
        reader.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[most]) most = i;
        return new Dialect(SEPARATORS.charAt(most));
    }

    /** Where a comma separates nothing, it may stand for the decimal point. */
    boolean hasDecimalComma() {
        return separator == ';';
    }

    private static int[] counts(BufferedReader reader) throws IOException {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int read = 0; read < LONGEST_HEADER - 1; read++) {
            int c = reader.read();
            if (c == '"') quoted = !quoted;
            else if (c < 0 || !quoted && (c == '\n' || c == '\r')) break;
            else if (!quoted && SEPARATORS.indexOf(c) >= 0) counts[SEPARATORS.indexOf(c)]++;
        }
        return counts;
    }

    private static boolean skip(BufferedReader reader, String prefix) throws IOException {
        reader.mark(prefix.length());
        for (char expected : prefix.toCharArray())
            if (reader.read() != expected) {
                reader.reset();
                return false;
            }
        return true;
    }
}
