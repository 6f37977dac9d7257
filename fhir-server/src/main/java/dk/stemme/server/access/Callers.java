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
 * {@code fhirUser}, {@code patient} (one or a list), {@code units} (references, or objects with reference and display);
 * of a token besides {@code scope}, {@code client_id} (or {@code azp}), {@code purpose} (HL7's code) and {@code launch}
 * (an object; its {@code patient} is the one in context). A token without a role that carries a system scope is a
 * system's.
 */
public final class Callers {
    private Callers() {}

    public static Optional<Caller> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    public static Optional<Caller> of(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof Caller caller) return Optional.of(caller);
        if (principal instanceof OAuth2User user) return signedIn(user.getAttributes());
        return Optional.empty();
    }

    /** Somebody who signed in to our own pages; empty when the claims give no role: such a person may do nothing here. */
    public static Optional<Caller> signedIn(Map<String, Object> claims) {
        return Role.of(text(claims.get("role"), "")).map(role -> caller(claims, role, Grant.session(role)));
    }

    /** The bearer of a token; empty when it gives neither a role nor a system scope. */
    public static Optional<Caller> bearer(Map<String, Object> claims) {
        Set<Scope> scopes = texts(claims.get("scope"))
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .flatMap(text -> Scope.of(text).stream())
                .collect(Collectors.toUnmodifiableSet());
        return role(claims, scopes).map(role -> caller(claims, role, grant(claims, role, scopes)));
    }

    private static Caller caller(Map<String, Object> claims, Role role, Grant grant) {
        String subject = text(claims.get("sub"), "");
        return new Caller(
                subject,
                text(claims.get("name"), subject),
                role,
                local(text(claims.get("fhirUser"), "")),
                texts(claims.get("patient")).map(Callers::patient).collect(Collectors.toUnmodifiableSet()),
                each(claims.get("units")).map(Callers::unit).toList(),
                grant);
    }

    private static Grant grant(Map<String, Object> claims, Role role, Set<Scope> scopes) {
        Object client = claims.getOrDefault("client_id", claims.getOrDefault("azp", claims.get("sub")));
        Purpose purpose = Purpose.of(text(claims.get("purpose"), "")).orElse(Purpose.of(role));
        Object patient = claims.get("launch") instanceof Map<?, ?> launch ? launch.get("patient") : null;
        // a grant without a client would be a session's
        return new Grant(
                Optional.of(text(client, "")).filter(id -> !id.isEmpty()).orElse("unknown"),
                scopes,
                purpose,
                patient == null ? null : patient(patient.toString()));
    }

    private static Optional<Role> role(Map<String, Object> claims, Set<Scope> scopes) {
        Object claim = claims.get("role");
        if (claim != null) return Role.of(claim);
        boolean system = scopes.stream().anyMatch(scope -> scope.context() == Scope.Context.SYSTEM);
        return system ? Optional.of(Role.SYSTEM) : Optional.empty();
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
