package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dk.stemme.server.store.Reach;
import dk.stemme.server.store.SearchTable;
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
    /** Columns: what a patient, a clinician, a quality person, an author and a system with all scopes may. */
    private static final String EXPECTED = """
            Patient                rsh    rsh    -   -      crudsh
            RelatedPerson          rsh    rsh    -   -      crudsh
            Practitioner           rs     rs     -   -      crudsh
            PractitionerRole       -      rs     -   -      crudsh
            Organization           rs     rs     rs  -      crudsh
            Location               rs     rs     rs  -      crudsh
            Encounter              rsh    rsh    -   -      crudsh
            Appointment            rsh    rsh    -   -      crudsh
            EpisodeOfCare          rsh    rsh    -   -      crudsh
            ServiceRequest         rsh    rsh    -   -      crudsh
            Task                   rsh    rsh    -   -      crudsh
            Questionnaire          rs     rs     rs  crush  crudsh
            QuestionnaireResponse  crush  crush  -   -      crudsh
            Observation            rsh    rsh    rs  -      crudsh
            Flag                   rsh    rush   -   -      crudsh
            ObservationDefinition  rs     rs     rs  crush  crudsh
            Measure                rs     rs     rs  -      crudsh
            MeasureReport          rsh    rsh    rs  -      crudsh
            PlanDefinition         rs     rs     rs  crush  crudsh
            CarePlan               rsh    rsh    -   -      crudsh
            ValueSet               rs     rs     rs  crush  crudsh
            CodeSystem             rs     rs     rs  crush  crudsh
            Library                rs     rs     rs  crush  crudsh
            ConceptMap             -      -      -   crush  crudsh
            StructureMap           -      -      -   crush  crudsh
            StructureDefinition    rs     rs     rs  crush  crudsh
            OperationDefinition    rs     rs     rs  rs     rs
            SearchParameter        rs     rs     rs  rs     rs
            Provenance             rsh    rsh    -   -      crsh
            AuditEvent             -      -      -   -      rsh
            Group                  -      -      -   -      crudsh
            Subscription           -      -      -   -      crudsh
            Bundle                 -      -      -   -      -
            CapabilityStatement    r      r      r   r      r
            """;

    private static final Map<String, Set<Role>> OPERATIONS = Map.of(
            "QuestionnaireResponse $score", Set.of(Role.CLINICIAN, Role.SYSTEM),
            "Location $overview", Set.of(Role.CLINICIAN, Role.SYSTEM),
            "Measure $evaluate-measure", Set.of(Role.CLINICIAN, Role.SYSTEM),
            "PlanDefinition $dry-run", Set.of(Role.CLINICIAN, Role.SYSTEM),
            "Bundle transaction", Set.of(Role.SYSTEM),
            "Bundle batch", Set.of(Role.SYSTEM),
            "Patient $everything", Set.of(Role.PATIENT, Role.CLINICIAN, Role.SYSTEM),
            "Patient $export", Set.of(Role.SYSTEM),
            "* $export", Set.of(Role.SYSTEM),
            "Location $score", Set.of());

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
                        Rules.get().permit(caller(cell.role, "system/*.cruds"), cell.type, code))
                .as(code)
                .isEqualTo(cell.allowed.contains(letter))));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void operationsAreGivenOneByOne(Role role) {
        OPERATIONS.forEach((operation, roles) -> assertThat(Rules.get()
                        .permit(
                                caller(role, "system/*.cruds"),
                                operation.split(" ")[0],
                                operation.split(" ")[1]))
                .as(operation)
                .isEqualTo(roles.contains(role)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void tablesAreMadeForSystemsOnly(Role role) {
        assertThat(Rules.get().permit(caller(role, "system/*.cruds"), "*", "$viewdefinition-run"))
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
    void aSystemMayOnlyWhatItsScopesCover() {
        Caller narrow = caller(Role.SYSTEM, "system/Observation.rs");
        assertThat(Rules.get().permit(narrow, "Observation", "read")).isTrue();
        assertThat(Rules.get().permit(narrow, "Observation", "vread")).isTrue();
        assertThat(Rules.get().permit(narrow, "Observation", "create")).isFalse();
        assertThat(Rules.get().permit(narrow, "Patient", "read")).isFalse();
        assertThat(Rules.get().permit(narrow, "QuestionnaireResponse", "$score"))
                .isFalse();
    }

    @Test
    void scopesGiveAPersonNothing() {
        assertThat(Rules.get().permit(caller(Role.PATIENT, "system/*.cruds"), "Patient", "delete"))
                .isFalse();
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
        assertThat(Rules.get().reach(null)).isEqualTo(new Reach.Nothing());
        assertThat(Rules.get().reach(caller(Role.PATIENT))).isEqualTo(new Reach.Compartments(Set.of("nancy")));
        assertThat(Rules.get().reach(caller(Role.CLINICIAN))).isEqualTo(new Reach.Units(Set.of("ward")));
        assertThat(Rules.get().reach(caller(Role.QUALITY))).isEqualTo(new Reach.NoPersons());
        assertThat(Rules.get().reach(caller(Role.AUTHOR))).isEqualTo(new Reach.NoPersons());
        assertThat(Rules.get().reach(caller(Role.SYSTEM))).isEqualTo(new Reach.Everything());
    }

    @Test
    void aRelativeReachesOnlyWhatTheyAnswerThemself() {
        Caller relative = new Caller(
                "x", "X", Role.PATIENT, "RelatedPerson/kirsten", Set.of("Patient/nancy"), List.of(), Set.of());
        assertThat(Rules.get().reach(relative)).isEqualTo(new Reach.Relative("RelatedPerson/kirsten"));
    }

    private static Caller caller(Role role, String... scopes) {
        return new Caller(
                "x",
                "X",
                role,
                "",
                Set.of("Patient/nancy"),
                List.of(new Caller.Unit("Location/ward", "Ward")),
                Arrays.stream(scopes).flatMap(scope -> Scope.of(scope).stream()).collect(Collectors.toSet()));
    }
}
