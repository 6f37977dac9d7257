package dk.stemme.server.store;

import dk.stemme.server.store.SearchParameter.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The search by which a SMART scope is limited ({@code ?category=survey}), decided by keys alone so that it can be held
 * against a version that is yet to be written: tokens, references and URIs, also with {@code :not}. What is asked otherwise
 * is not understood, and grants nothing.
 */
public final class ScopeFilter {
    private static final Set<Kind> KEYED = EnumSet.of(Kind.TOKEN, Kind.REFERENCE, Kind.CANONICAL, Kind.URI);

    private ScopeFilter() {}

    /** Whether it is understood for this type, or for any type if that is *. */
    public static boolean isKnown(String type, String filter) {
        if (!type.equals("*")) return of(type, filter) != Clause.FALSE;
        return SearchTable.get().types().stream().anyMatch(each -> isKnown(each, filter));
    }

    static Clause of(String type, String filter) {
        List<Clause> all = new ArrayList<>();
        for (String pair : filter.isEmpty() ? new String[0] : filter.split("&")) {
            String[] parts = pair.split("=", 2);
            Clause clause = parts.length < 2 ? Clause.FALSE : of(type, decoded(parts[0]), decoded(parts[1]));
            if (clause == Clause.FALSE) return Clause.FALSE;
            all.add(clause);
        }
        return Clause.all(all);
    }

    private static Clause of(String type, String nameAndModifier, String value) {
        String[] name = nameAndModifier.split(":", 2);
        boolean not = name.length == 2 && name[1].equals("not");
        SearchParameter parameter = SearchTable.get().find(type, name[0]);
        if (parameter == null || !parameter.indexed() || !KEYED.contains(parameter.kind())) return Clause.FALSE;
        if (value.isBlank() || name.length == 2 && !not) return Clause.FALSE;
        Clause clause = SearchCompiler.matching(parameter, name[0], SearchCompiler.alternatives(value));
        if (clause.costly()) return Clause.FALSE; // reads the stored text
        return not ? clause.negated() : clause;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
