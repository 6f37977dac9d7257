package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.store.Own;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Scoped;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Treating;
import dk.stemme.server.store.Unblocked;
import dk.stemme.server.store.Viewer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role × every served type × every interaction, against a table that is written out here once more. */
class RulesTest {
    /** Columns: what a patient, a clinician, a quality person, an author, a system and an administrator may. */
    private static final String EXPECTED = """
            Patient                 rsh     rsh     -    -       crudsh   -
            RelatedPerson           rsh     rsh     -    -       crudsh   -
            Practitioner            rs      rs      -    -       crudsh   crush
            PractitionerRole        -       rs      -    -       crudsh   crush
            Organization            rs      rs      rs   -       crudsh   crush
            Location                rs      rs      rs   -       crudsh   crush
            Encounter               rsh     rsh     -    -       crudsh   -
            Appointment             rsh     rsh     -    -       crudsh   -
            EpisodeOfCare           rsh     rsh     -    -       crudsh   -
            ServiceRequest          rsh     rsh     -    -       crudsh   -
            Task                    rsh     rsh     -    -       crudsh   -
            Questionnaire           rs      rs      rs   crush   crudsh   rs
            QuestionnaireResponse   crush   crush   -    -       crudsh   -
            Observation             rsh     rsh     rs   -       crudsh   -
            Flag                    rsh     rush    -    -       crudsh   -
            ObservationDefinition   rs      rs      rs   crush   crudsh   rs
            Measure                 rs      rs      rs   -       crudsh   rs
            MeasureReport           rsh     rsh     rs   -       crudsh   -
            PlanDefinition          rs      rs      rs   crush   crudsh   rs
            CarePlan                rsh     rsh     -    -       crudsh   -
            ValueSet                rs      rs      rs   crush   crudsh   rs
            CodeSystem              rs      rs      rs   crush   crudsh   rs
            Library                 rs      rs      rs   crush   crudsh   rs
            ConceptMap              -       -       -    crush   crudsh   rs
            StructureMap            -       -       -    crush   crudsh   rs
            StructureDefinition     rs      rs      rs   crush   crudsh   rs
            OperationDefinition     rs      rs      rs   rs      rs       rs
            SearchParameter         rs      rs      rs   rs      rs       rs
            Provenance              rsh     rsh     -    -       crsh     -
            Consent                 crush   rs      -    -       crudsh   -
            AuditEvent              rs      -       -    -       rsh      rs
            Group                   -       -       -    -       crudsh   -
            Subscription            -       -       -    -       crudsh   -
            Bundle                  -       -       -    -       -        -
            CapabilityStatement     r       r       r    r       r        r
            """;

    private static final Map<String, Set<Role>> OPERATIONS = Map.ofEntries(
            Map.entry("QuestionnaireResponse $score", Set.of(Role.CLINICIAN, Role.SYSTEM)),
            Map.entry("Location $overview", Set.of(Role.CLINICIAN, Role.SYSTEM)),
            Map.entry("Measure $evaluate-measure", Set.of(Role.CLINICIAN, Role.SYSTEM)),
            Map.entry("PlanDefinition $dry-run", Set.of(Role.CLINICIAN, Role.SYSTEM)),
            Map.entry("Bundle transaction", Set.of(Role.SYSTEM)),
            Map.entry("Bundle batch", Set.of(Role.SYSTEM)),
            Map.entry("Patient $everything", Set.of(Role.PATIENT, Role.CLINICIAN, Role.SYSTEM)),
            Map.entry("Patient $break-the-glass", Set.of(Role.CLINICIAN)),
            Map.entry("Patient $export", Set.of(Role.SYSTEM)),
            Map.entry("Location $score", Set.of()),
            Map.entry("Patient $erase", Set.of(Role.SYSTEM, Role.ADMINISTRATOR)),
            Map.entry("Patient $minlog", Set.of(Role.PATIENT, Role.SYSTEM)));

    private static final Map<String, List<String>> CODES = Map.of(
            "c", List.of("create"),
            "r", List.of("read"),
            "u", List.of("update", "patch"),
            "d", List.of("delete"),
            "s", List.of("search", "search-type"),
            "h", List.of("history", "history-instance", "vread"));

    /** One cell of the table. */
    record Cell(String type, Role role, String allowed) {
        @Override
        public String toString() {
            return role.code() + " " + type + " " + allowed;
        }
    }

    static Stream<Cell> cells() {
        return EXPECTED.lines()
                .map(line -> line.split("\\s+"))
                .flatMap(row ->
                        Arrays.stream(Role.values()).map(role -> new Cell(row[0], role, row[1 + role.ordinal()])));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRoleMayWhatItsCellSaysAndNothingElse(Cell cell) {
        CODES.forEach((letter, codes) -> codes.forEach(code -> assertThat(
                        Rules.get().permit(caller(cell.role, scopes(cell.role)), cell.type, code))
                .as(code)
                .isEqualTo(cell.allowed.contains(letter))));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void operationsAreGivenOneByOne(Role role) {
        OPERATIONS.forEach((operation, roles) -> assertThat(Rules.get()
                        .permit(
                                caller(role, scopes(role)),
                                operation.split(" ")[0],
                                operation.split(" ")[1]))
                .as(operation)
                .isEqualTo(roles.contains(role)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void tablesAreMadeForSystemsOnly(Role role) {
        assertThat(Rules.get().permit(caller(role, scopes(role)), "*", "$viewdefinition-run"))
                .isEqualTo(role == Role.SYSTEM);
    }

    @Test
    void everyServedTypeHasItsRowInTheTable() {
        Set<String> beyond = Set.of("Bundle", "CapabilityStatement");
        Set<String> rows =
                EXPECTED.lines().map(line -> line.split("\\s+")[0]).collect(Collectors.toCollection(HashSet::new));
        rows.removeAll(beyond);
        assertThat(rows).isEqualTo(SearchTable.get().types());
    }

    @Test
    void anonymousMayReadTheCapabilityStatementOnly() {
        cells().map(Cell::type)
                .distinct()
                .forEach(type -> CODES.values().stream()
                        .flatMap(List::stream)
                        .forEach(code -> assertThat(Rules.get().permit(null, type, code))
                                .as(type + " " + code)
                                .isEqualTo(type.equals("CapabilityStatement") && code.equals("read"))));
    }

    @Test
    void aTokenMayOnlyWhatItsScopesCover() {
        Caller narrow = caller(Role.SYSTEM, "system/Observation.rs");
        assertThat(Rules.get().permit(narrow, "Observation", "read")).isTrue();
        assertThat(Rules.get().permit(narrow, "Observation", "vread")).isTrue();
        assertThat(Rules.get().permit(narrow, "Observation", "create")).isFalse();
        assertThat(Rules.get().permit(narrow, "Patient", "read")).isFalse();
        assertThat(Rules.get().permit(narrow, "QuestionnaireResponse", "$score"))
                .isFalse();
        assertThat(Rules.get().permit(caller(Role.PATIENT, "patient/Observation.rs"), "Task", "read"))
                .isFalse();
    }

    @Test
    void scopesOnlyTakeAway() {
        assertThat(Rules.get().permit(caller(Role.PATIENT, "user/*.cruds"), "Patient", "delete"))
                .isFalse();
    }

    @Test
    void systemScopesAreForSystemsAndTheOthersForPeople() {
        assertThat(Rules.get().permit(caller(Role.CLINICIAN, "system/*.cruds"), "Patient", "read"))
                .isFalse();
        assertThat(Rules.get().permit(caller(Role.SYSTEM, "user/*.cruds", "patient/*.rs"), "Patient", "read"))
                .isFalse();
    }

    @Test
    void aRefusalSaysWhichRuleRefuses() {
        assertThat(Rules.get().refusal(null, "Patient", "read")).isEqualTo("Sign in, or send a bearer token.");
        assertThat(Rules.get().refusal(caller(Role.PATIENT), "Patient", "patch"))
                .isEqualTo("The role patient may not update Patient: no row of the access rules gives it.");
        assertThat(Rules.get().refusal(caller(Role.CLINICIAN, "user/Task.rs"), "Observation", "search-type"))
                .isEqualTo("The role clinician may search Observation, but no scope of this token covers it: that"
                        + " takes user/Observation.s.");
        assertThat(Rules.get().refusal(caller(Role.SYSTEM, "system/Task.rs"), "Patient", "$everything"))
                .isEqualTo("The role system may $everything Patient, but no scope of this token covers it: that takes"
                        + " system/Patient.r.");
    }

    @Test
    void operationsOnAUnitAreForItsOwnPeople() {
        Caller clinician = caller(Role.CLINICIAN);
        assertThat(Rules.get().onlyOfOwnUnit(clinician, "Location", "$overview"))
                .isTrue();
        assertThat(Rules.get().onlyOfOwnUnit(clinician, "Measure", "$evaluate-measure"))
                .isTrue();
        assertThat(Rules.get().onlyOfOwnUnit(clinician, "Location", "read")).isFalse();
    }

    @Test
    void eachRoleReachesWhatItsParagraphSays() {
        Set<String> ward = Set.of("ward");
        assertThat(Rules.get().reach(null)).isEqualTo(new Reach.Nothing());
        assertThat(Rules.get().reach(caller(Role.PATIENT))).isEqualTo(new Own("Patient/nancy", Set.of("nancy")));
        assertThat(Rules.get().reach(caller(Role.CLINICIAN)))
                .isEqualTo(new Treating(new Viewer("Patient/nancy", ward, "TREAT", true)));
        assertThat(Rules.get().reach(caller(Role.QUALITY))).isEqualTo(new Reach.NoPersons());
        assertThat(Rules.get().reach(caller(Role.AUTHOR))).isEqualTo(new Reach.NoPersons());
        assertThat(Rules.get().reach(caller(Role.ADMINISTRATOR))).isEqualTo(new Reach.Service());
        assertThat(Rules.get().reach(caller(Role.SYSTEM)))
                .isEqualTo(new Unblocked(new Viewer("Patient/nancy", ward, "TREAT", true)));
    }

    @Test
    void aRelativeHasNoCompartment() {
        Caller relative = new Caller(
                "x",
                "X",
                Role.PATIENT,
                "RelatedPerson/kirsten",
                Set.of("Patient/nancy"),
                List.of(),
                Grant.session(Role.PATIENT));
        assertThat(Rules.get().reach(relative)).isEqualTo(new Own("RelatedPerson/kirsten", Set.of()));
    }

    @Test
    void scopesForEverythingLeaveTheRolesReachAsItIs() {
        assertThat(Rules.get().reach(caller(Role.SYSTEM, "system/*.cruds"))).isInstanceOf(Unblocked.class);
        assertThat(Rules.get().reach(caller(Role.SYSTEM, "system/*.rs"))).isInstanceOf(Scoped.class);
        assertThat(Rules.get().reach(caller(Role.CLINICIAN, "user/*.cruds"))).isInstanceOf(Treating.class);
        assertThat(Rules.get().reach(caller(Role.CLINICIAN, "patient/*.cruds"))).isInstanceOf(Scoped.class);
    }

    /** All that there is for this role. */
    private static String scopes(Role role) {
        return role == Role.SYSTEM ? "system/*.cruds" : "user/*.cruds";
    }

    private static Caller caller(Role role, String... scopes) {
        return new Caller(
                "x",
                "X",
                role,
                "Patient/nancy",
                Set.of("Patient/nancy"),
                List.of(new Caller.Unit("Location/ward", "Ward")),
                scopes.length == 0
                        ? Grant.session(role)
                        : new Grant(
                                "x",
                                Arrays.stream(scopes)
                                        .flatMap(scope -> Scope.of(scope).stream())
                                        .collect(Collectors.toSet()),
                                Purpose.of(role),
                                null));
    }
}
