package dk.stemme.server.access.smart;

import dk.stemme.server.access.Caller;
import dk.stemme.server.access.CallerToken;
import dk.stemme.server.access.Callers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person as the claims of a token, which {@link Callers} reads again. */
final class Identity {
    private Identity() {}

    /** @param fhir the FHIR base under which the person's own resource lies; empty for a relative reference */
    static Map<String, Object> claims(Caller caller, String fhir) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", caller.subject());
        claims.put("name", caller.name());
        claims.put("role", caller.role().code());
        if (!caller.fhirUser().isEmpty())
            claims.put("fhirUser", fhir.isEmpty() ? caller.fhirUser() : fhir + "/" + caller.fhirUser());
        if (!caller.patients().isEmpty())
            claims.put("patient", caller.patients().stream().sorted().toList());
        List<Map<String, String>> units = caller.units().stream()
                .map(unit -> Map.of("reference", unit.reference(), "display", unit.display()))
                .toList();
        if (!units.isEmpty()) claims.put("units", units);
        return claims;
    }

    /** @throws IllegalStateException when the claims have no role, which those made here always do */
    static CallerToken person(Map<String, Object> claims) {
        return new CallerToken(
                Callers.signedIn(claims).orElseThrow(() -> new IllegalStateException("A person without a role")));
    }
}
