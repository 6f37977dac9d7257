package dk.stemme.server.access;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SMART App Launch 2 scope for systems (section 3.0.2.3): {@code system/Observation.rs}, {@code system/*.cruds}.
 * Scopes with a search filter are not understood, so they grant nothing.
 *
 * @param type a resource type or {@code *}
 * @param letters of c, r, u, d, s in this order
 */
public record Scope(String type, String letters) implements Serializable {
    private static final Pattern FORM = Pattern.compile("system/(\\*|[A-Z][A-Za-z]+)\\.(c?r?u?d?s?)");

    static Optional<Scope> of(String text) {
        Matcher form = FORM.matcher(text);
        boolean some = form.matches() && !form.group(2).isEmpty();
        return some ? Optional.of(new Scope(form.group(1), form.group(2))) : Optional.empty();
    }

    boolean covers(String otherType, char letter) {
        return (type.equals("*") || type.equals(otherType)) && letters.indexOf(letter) >= 0;
    }

    /** Whether everything the other grants is granted by this one. */
    boolean covers(Scope other) {
        return other.letters.chars().allMatch(letter -> covers(other.type, (char) letter));
    }
}
