package dk.stemme.server.questionnaire;

/**
 * The order of business versions: 1.2.0 before 1.10.0; what is not a number is compared as text. As in semantic
 * versioning 1.0.0-half, a variant, comes before 1.0.0, and 1.0.0+owner, the same with texts added, after it.
 */
final class Versions {
    private Versions() {}

    static int compare(String left, String right) {
        int order = parts(core(left), core(right));
        if (order != 0) return order;
        boolean variant = left.contains("-");
        return variant == right.contains("-") ? parts(left, right) : variant ? -1 : 1;
    }

    private static String core(String version) {
        return version.split("[+-]", 2)[0];
    }

    private static int parts(String left, String right) {
        String[] ours = left.split("[.+-]");
        String[] theirs = right.split("[.+-]");
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            int order = part(ours[i], theirs[i]);
            if (order != 0) return order;
        }
        return Integer.compare(ours.length, theirs.length);
    }

    private static int part(String left, String right) {
        boolean numbers = left.matches("\\d{1,9}") && right.matches("\\d{1,9}");
        return numbers ? Integer.compare(Integer.parseInt(left), Integer.parseInt(right)) : left.compareTo(right);
    }
}
