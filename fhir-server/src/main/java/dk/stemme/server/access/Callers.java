package dk.stemme.server.access;

import dk.stemme.server.access.Caller.Unit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * The one place where a sign-in or a token becomes a {@link Caller}. Claims: {@code sub}, {@code name}, {@code role},
 * {@code scope}, {@code fhirUser}, {@code patient} (one or a list), {@code units} (references, or objects with reference
 * and display). A token without a role that carries a system scope is a system's.
 */
final class Callers {
    private Callers() {}

    static Optional<Caller> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<Caller> of(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof Caller caller) return Optional.of(caller);
        if (principal instanceof OAuth2User user) return of(user.getAttributes());
        return Optional.empty();
    }

    /** Empty when the claims give no role: such a person may do nothing here. */
    static Optional<Caller> of(Map<String, Object> claims) {
        Set<Scope> scopes = texts(claims.get("scope"))
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .flatMap(text -> Scope.of(text).stream())
                .collect(Collectors.toUnmodifiableSet());
        String subject = text(claims.get("sub"), "");
        return role(claims, scopes)
                .map(role -> new Caller(
                        subject,
                        text(claims.get("name"), subject),
                        role,
                        local(text(claims.get("fhirUser"), "")),
                        texts(claims.get("patient")).map(Callers::patient).collect(Collectors.toUnmodifiableSet()),
                        each(claims.get("units")).map(Callers::unit).toList(),
                        scopes));
    }

    private static Optional<Role> role(Map<String, Object> claims, Set<Scope> scopes) {
        Object claim = claims.get("role");
        if (claim != null) return Role.of(claim);
        return scopes.isEmpty() ? Optional.empty() : Optional.of(Role.SYSTEM);
    }

    private static Unit unit(Object claim) {
        if (!(claim instanceof Map<?, ?> object)) return new Unit(local(claim.toString()), "");
        return new Unit(local(text(object.get("reference"), "")), text(object.get("display"), ""));
    }

    private static String patient(String claim) {
        return claim.contains("/") ? local(claim) : "Patient/" + claim;
    }

    /** {@code Practitioner/1} of {@code https://there/fhir/Practitioner/1}. */
    private static String local(String reference) {
        List<String> parts = List.of(reference.split("/"));
        return parts.size() < 2 ? reference : String.join("/", parts.subList(parts.size() - 2, parts.size()));
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return each(claim).map(Object::toString);
    }

    private static Stream<?> each(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) return list.stream();
        return Stream.ofNullable(claim);
    }

    private static String text(@Nullable Object claim, String otherwise) {
        return claim == null ? otherwise : claim.toString();
    }
}
