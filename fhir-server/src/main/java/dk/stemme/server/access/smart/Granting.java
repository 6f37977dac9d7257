package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Role;
import dk.stemme.server.access.Rules;
import dk.stemme.server.access.Scope;
import dk.stemme.server.access.Scope.Context;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the scopes that are asked for are granted: no more than the client is registered for, or the person may. */
final class Granting {
    /** Scopes that are about no resources. */
    static final Set<String> OTHERS =
            Set.of("openid", "fhirUser", "profile", "launch", "launch/patient", "offline_access");

    private Granting() {}

    /** To a person's app. */
    static Set<String> granted(Collection<String> asked, Collection<String> registered, Caller person) {
        Set<String> others = asked.stream()
                .filter(OTHERS::contains)
                .filter(registered::contains)
                .collect(Collectors.toSet());
        Set<String> granted = new LinkedHashSet<>(others);
        scopes(asked)
                .filter(scope -> scope.context() != Context.SYSTEM)
                .flatMap(scope -> scopes(registered).flatMap(whole -> common(scope, whole).stream()))
                .flatMap(scope -> ofRole(scope, person.role()).stream())
                .map(Granting::text)
                .filter(text -> Scope.of(text).isPresent())
                .forEach(granted::add);
        return granted;
    }

    /** Whether a system may have all that it asks for. */
    static boolean covers(Collection<String> registered, Collection<String> asked) {
        return asked.stream()
                .allMatch(text -> Scope.of(text)
                        .filter(scope -> scope.context() == Context.SYSTEM)
                        .filter(scope -> scopes(registered).anyMatch(whole -> whole.covers(scope)))
                        .isPresent());
    }

    private static Stream<Scope> scopes(Collection<String> texts) {
        return texts.stream().map(Scope::of).flatMap(Optional::stream);
    }

    /** What lies in both; where both have a filter, both must hold. */
    private static Optional<Scope> common(Scope asked, Scope whole) {
        boolean same = asked.type().equals(whole.type());
        if (asked.context() != whole.context()
                || (!same && !asked.type().equals("*") && !whole.type().equals("*"))) return Optional.empty();
        String type = asked.type().equals("*") ? whole.type() : asked.type();
        String letters = letters(asked.letters(), whole.letters());
        String filter = Stream.of(asked.filter(), whole.filter())
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining("&"));
        return letters.isEmpty() ? Optional.empty() : Optional.of(new Scope(asked.context(), type, letters, filter));
    }

    /** Only what the role could ever do; a scope for all types stays as it is, for the rules narrow it at each request. */
    private static Optional<Scope> ofRole(Scope scope, Role role) {
        if (scope.type().equals("*")) return Optional.of(scope);
        String letters = scope.letters()
                .chars()
                .filter(letter -> Rules.get().concerns(role, scope.type(), (char) letter))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return letters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scope(scope.context(), scope.type(), letters, scope.filter()));
    }

    private static String letters(String some, String others) {
        return List.of(some.split("")).stream().filter(others::contains).collect(Collectors.joining());
    }

    private static String text(Scope scope) {
        String base = scope.context().name().toLowerCase(Locale.ROOT) + "/" + scope.type() + "." + scope.letters();
        return scope.filter().isEmpty() ? base : base + "?" + scope.filter();
    }

    /** Whether there are scopes about resources of the patient in context. */
    static boolean needsPatient(Collection<String> scopes) {
        return scopes(scopes).anyMatch(scope -> scope.context() == Context.PATIENT);
    }

    /** Whether an app is of use to a person: something of what it is registered for could be granted. */
    static boolean isOfUse(Client client, Caller person) {
        return scopes(granted(client.scopes(), client.scopes(), person))
                .findAny()
                .isPresent();
    }
}
