package dk.stemme.server.access.login;

import dk.stemme.server.denmark.Cpr;
import dk.stemme.server.store.Identified;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the outside issuer says of a person or system, by our names; see {@link ClaimsProperties}. */
@Component
@Profile("!demo")
class OutsideClaims {
    /** SOR, the Danish register of health organisations. */
    private static final String SOR = "urn:oid:1.2.208.176.1.1";

    private static final Set<String> ROLES = Set.of("patient", "clinician", "quality", "author", "administrator");

    private final ClaimsProperties names;
    private final Identified identified;

    OutsideClaims(ClaimsProperties names, Identified identified) {
        this.names = names;
        this.identified = identified;
    }

    /** The claims with ours in place of theirs. What cannot be found is not there: somebody without a role may nothing. */
    Map<String, Object> mapped(Map<String, Object> claims) {
        Map<String, Object> ours = new HashMap<>(claims);
        put(ours, "name", at(claims, names.name()));
        put(ours, "role", role(claims));
        put(ours, "fhirUser", at(claims, names.fhirUser()));
        put(ours, "patient", at(claims, names.patient()));
        put(ours, "units", at(claims, names.units()));
        byNumber(claims, names.cpr(), "Patient", Cpr.SYSTEM).ifPresent(found -> {
            ours.put("patient", found);
            if (found.size() == 1) ours.putIfAbsent("fhirUser", found.get(0));
        });
        byNumber(claims, names.sor(), "Location", SOR).ifPresent(found -> ours.put("units", found));
        return ours;
    }

    private static void put(Map<String, Object> ours, String name, @Nullable Object value) {
        if (value == null) ours.remove(name);
        else ours.put(name, value);
    }

    private @Nullable String role(Map<String, Object> claims) {
        return texts(at(claims, names.role()))
                .map(word -> names.roles().getOrDefault(word, word))
                .filter(ROLES::contains)
                .findFirst()
                .orElse(null);
    }

    private Optional<List<String>> byNumber(Map<String, Object> claims, String claim, String type, String system) {
        if (claim.isEmpty() || at(claims, claim) == null) return Optional.empty();
        List<String> found = new ArrayList<>();
        texts(at(claims, claim))
                .map(number -> number.replace("-", ""))
                .forEach(number -> found.addAll(identified.references(type, system, number)));
        return Optional.of(found);
    }

    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) return list.stream().map(Object::toString);
        return Stream.ofNullable(claim).map(Object::toString);
    }

    /** A claim whose own name has dots goes first. */
    private static @Nullable Object at(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) return claims.get(path);
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }
}
