package dk.stemme.server.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dk.stemme.server.access.Scope.Context;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Scoped;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller was let in for: by which client, with which scopes, for what purpose. Scopes only ever take away from
 * what the role may; a session in our own pages has none and takes away nothing.
 *
 * @param client id of the app or system, empty for our own pages
 * @param scopes of the token
 * @param patient the patient in context of the launch ({@code Patient/…}), which {@code patient/} scopes are about; null
 *     when there is none
 */
public record Grant(
        String client,
        Set<Scope> scopes,
        Purpose purpose,
        @Nullable String patient) implements Serializable {

    /** That of our own pages. */
    public static Grant session(Role role) {
        return new Grant("", Set.of(), Purpose.of(role), null);
    }

    /** Whether scopes limit it. */
    @JsonIgnore
    public boolean isLimited() {
        return !client.isEmpty();
    }

    /**
     * Whether a scope covers it, be it for some resources only. A Bundle, an export and what is asked of the whole server
     * need none of their own: each of their parts does.
     */
    boolean covers(Role role, String type, String code) {
        if (!isLimited() || type.equals("Bundle") || type.equals("*") || code.equals("$export")) return true;
        char letter = Interaction.of(code).scope;
        return scopes.stream().anyMatch(scope -> scope.context().isFor(role) && scope.covers(type, letter));
    }

    /** What a caller reaches with these scopes, of what their role reaches. */
    Reach narrowed(Role role, Reach reach, String self) {
        if (!isLimited()) return reach;
        List<Scope> own =
                scopes.stream().filter(scope -> scope.context().isFor(role)).toList();
        if (own.stream().anyMatch(Grant::isWhole)) return reach;
        String about = patient == null ? self : patient;
        return new Scoped(
                reach,
                own.stream()
                        .map(scope ->
                                new Scoped.Granted(scope.type(), scope.letters(), within(scope, about), scope.filter()))
                        .toList());
    }

    private static boolean isWhole(Scope scope) {
        return scope.context() != Context.PATIENT
                && scope.type().equals("*")
                && scope.letters().equals("cruds")
                && scope.filter().isEmpty();
    }

    /** A patient scope is about the patient in context, else about the patient who signed in. */
    private static @Nullable Reach within(Scope scope, String about) {
        if (scope.context() != Context.PATIENT) return null;
        String id = about.startsWith("Patient/") ? about.substring("Patient/".length()) : "";
        return new Reach.Compartments(Set.of(id));
    }
}
