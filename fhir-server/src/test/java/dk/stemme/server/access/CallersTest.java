package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the claims of a token or a sign-in become a caller. */
class CallersTest {

    @Test
    void aClinicianComesWithUnits() {
        Caller caller = Callers.bearer(Map.of(
                        "sub", "mette",
                        "name", "Mette Holm",
                        "role", "clinician",
                        "fhirUser", "https://there/fhir/Practitioner/mette-holm",
                        "units", List.of(Map.of("reference", "Location/knee", "display", "Knee"), "Location/hip")))
                .orElseThrow();
        assertThat(caller)
                .isEqualTo(new Caller(
                        "mette",
                        "Mette Holm",
                        Role.CLINICIAN,
                        "Practitioner/mette-holm",
                        Set.of(),
                        List.of(new Caller.Unit("Location/knee", "Knee"), new Caller.Unit("Location/hip", "")),
                        new Grant("mette", Set.of(), Purpose.TREATMENT, null)));
    }

    @Test
    void aTokenThatNamesNobodyIsStillLimitedByItsScopes() {
        Caller caller = Callers.bearer(Map.of("role", "clinician", "scope", "user/Task.rs"))
                .orElseThrow();
        assertThat(caller.grant().isLimited()).isTrue();
    }

    @Test
    void aPatientMayBeOneOrSeveralWithOrWithoutType() {
        assertThat(patients("nancy")).containsExactly("Patient/nancy");
        assertThat(patients("Patient/nancy")).containsExactly("Patient/nancy");
        assertThat(patients(List.of("nancy", "Patient/pia"))).containsExactlyInAnyOrder("Patient/nancy", "Patient/pia");
    }

    @Test
    void aTokenWithoutRoleButWithASystemScopeIsASystems() {
        Caller caller = Callers.bearer(Map.of("sub", "ehr", "scope", "openid system/Observation.rs system/Patient.r"))
                .orElseThrow();
        assertThat(caller.role()).isEqualTo(Role.SYSTEM);
        assertThat(caller.grant().scopes())
                .containsExactlyInAnyOrder(
                        Scope.of("system/Observation.rs").orElseThrow(),
                        Scope.of("system/Patient.r").orElseThrow());
        assertThat(caller.name()).isEqualTo("ehr");
    }

    @Test
    void scopesMayBeAList() {
        assertThat(Callers.bearer(Map.of("sub", "ehr", "scope", List.of("system/*.cruds")))
                        .orElseThrow()
                        .grant()
                        .scopes())
                .containsExactly(Scope.of("system/*.cruds").orElseThrow());
    }

    @Test
    void withoutRoleOrScopeThereIsNoCaller() {
        assertThat(Callers.bearer(Map.of("sub", "somebody"))).isEmpty();
        assertThat(Callers.bearer(Map.of("sub", "somebody", "scope", "openid patient/*.rs")))
                .isEmpty();
    }

    @Test
    void anUnknownRoleIsNotMadeUpForByAScope() {
        assertThat(Callers.bearer(Map.of("sub", "x", "role", "king", "scope", "system/*.cruds")))
                .isEmpty();
    }

    private static Set<String> patients(Object claim) {
        return Callers.bearer(Map.of("sub", "x", "role", "patient", "patient", claim))
                .orElseThrow()
                .patients();
    }
}
