package dk.stemme.server.access;

import dk.stemme.server.store.ScopeFilter;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SMART App Launch 2 scope for FHIR resources: {@code patient/Observation.rs?category=survey},
 * {@code user/QuestionnaireResponse.crus}, {@code system/*.cruds}.
 *
 * @param context whose data: that of the patient in context, what the user may see, or what the system may
 * @param type a resource type or {@code *}
 * @param letters of c, r, u, d, s in this order
 * @param filter a search to which it is limited, as in a URL; empty for none
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART App Launch 2.2,
 *     Scopes</a>
 */
public record Scope(Context context, String type, String letters, String filter) implements Serializable {
    private static final Pattern FORM =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]+)\\.(c?r?u?d?s?)(?:\\?([^\\s\"\\\\]+))?");

    /** Whose data a scope is about. */
    public enum Context {
        PATIENT,
        USER,
        SYSTEM;

        /** Systems have system scopes, people the others. */
        boolean isFor(Role role) {
            return (this == SYSTEM) == (role == Role.SYSTEM);
        }
    }

    /**
     * Empty for what is no such scope ({@code openid}, a scope of version 1) or has a filter that is not understood: it
     * grants nothing.
     */
    public static Optional<Scope> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(3).isEmpty()) return Optional.empty();
        String filter = form.group(4) == null ? "" : form.group(4);
        if (!ScopeFilter.isKnown(form.group(2), filter)) return Optional.empty();
        return Optional.of(new Scope(
                Context.valueOf(form.group(1).toUpperCase(Locale.ROOT)), form.group(2), form.group(3), filter));
    }

    /** Whether it is about resources of this type and this letter, be it only some of them. */
    boolean covers(String otherType, char letter) {
        return (type.equals("*") || type.equals(otherType)) && letters.indexOf(letter) >= 0;
    }

    /** Whether everything the other grants is granted by this one. */
    public boolean covers(Scope other) {
        return context == other.context
                && (filter.isEmpty() || filter.equals(other.filter))
                && other.letters.chars().allMatch(letter -> covers(other.type, (char) letter));
    }

    /** As it stands in a token. */
    @Override
    public String toString() {
        String text = context.name().toLowerCase(Locale.ROOT) + "/" + type + "." + letters;
        return filter.isEmpty() ? text : text + "?" + filter;
    }
}
