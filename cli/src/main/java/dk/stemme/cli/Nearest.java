package dk.stemme.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word somebody may have meant. */
final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest letters to change, add or take away; letter case counts little. */
    static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** Levenshtein's distance, doubled; one more where only letter case differs. */
    private static int distance(String a, String b) {
        int folded = levenshtein(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
        return 2 * folded + (a.equals(b) ? 0 : 1);
    }

    private static int levenshtein(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
