package dk.stemme.scoring.change;

import static dk.stemme.scoring.Direction.HIGHER_BETTER;
import static dk.stemme.scoring.Direction.HIGHER_WORSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.Direction;
import dk.stemme.scoring.change.Statement.Verdict;
import java.time.Period;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTest {
    private static final String OKS = "https://stemme.example/fhir/ObservationDefinition/oks-total|1.0.0";
    private static final String OKS_2 = "https://stemme.example/fhir/ObservationDefinition/oks-total|2.0.0";
    private static final Study STUDY = new Study("UKA, Denmark", "improved", Period.ofMonths(12), "Harris 2022", true);

    @ParameterizedTest(name = "{0} {1}: {2} points are {3}")
    @CsvSource({
        "HIGHER_BETTER, IMPROVEMENT,  7.1, YES",
        "HIGHER_BETTER, IMPROVEMENT,  7.0, NO",
        "HIGHER_BETTER, IMPROVEMENT,    0, NO",
        "HIGHER_BETTER, IMPROVEMENT, -7.1, UNKNOWN",
        "HIGHER_BETTER, IMPROVEMENT, -0.1, UNKNOWN",
        "HIGHER_BETTER, WORSENING,   -7.1, YES",
        "HIGHER_BETTER, WORSENING,      0, NO",
        "HIGHER_BETTER, WORSENING,    7.1, UNKNOWN",
        "HIGHER_WORSE,  IMPROVEMENT, -7.1, YES",
        "HIGHER_WORSE,  IMPROVEMENT,  7.1, UNKNOWN",
        "HIGHER_WORSE,  WORSENING,    7.1, YES",
        "HIGHER_WORSE,  WORSENING,   -7.1, UNKNOWN",
        "HIGHER_WORSE,  EITHER,       7.1, YES",
        "HIGHER_WORSE,  EITHER,      -7.1, YES",
        "HIGHER_WORSE,  EITHER,      -7.0, NO"
    })
    void a_change_as_large_as_the_minimal_important_one_matters_if_it_is_of_its_course(
            Direction direction, Course course, double points, Verdict expected) {
        ChangeBenchmark benchmark =
                new ChangeBenchmark(ChangeBenchmark.Kind.MINIMAL_IMPORTANT, scale(direction), 7.1, course, STUDY);
        assertThat(change(points).reaches(benchmark).verdict()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, NO", "4.1, YES", "-4, NO", "-4.1, YES"})
    void only_a_larger_change_than_the_minimal_detectable_one_is_beyond_it(double points, Verdict expected) {
        assertThat(change(points).reaches(detectable()).verdict()).isEqualTo(expected);
    }

    @Test
    void binary_dust_does_not_decide() {
        ChangeBenchmark benchmark = new ChangeBenchmark(
                ChangeBenchmark.Kind.MINIMAL_IMPORTANT, scale(HIGHER_BETTER), 0.2, Course.IMPROVEMENT, STUDY);
        Change change = Change.between(Measured.of(OKS, 0.1), Measured.of(OKS, 0.3));
        assertThat(change.amount()).hasValue(0.2);
        assertThat(change.reaches(benchmark).verdict()).isEqualTo(Verdict.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER_BETTER, ACCEPTABLE,        32.7, YES",
        "HIGHER_BETTER, ACCEPTABLE,        32.6, NO",
        "HIGHER_BETTER, TREATMENT_FAILURE, 32.7, YES",
        "HIGHER_BETTER, TREATMENT_FAILURE, 32.8, NO",
        "HIGHER_WORSE,  ACCEPTABLE,        32.7, YES",
        "HIGHER_WORSE,  ACCEPTABLE,        32.8, NO",
        "HIGHER_WORSE,  TREATMENT_FAILURE, 32.7, YES",
        "HIGHER_WORSE,  TREATMENT_FAILURE, 32.6, NO"
    })
    void a_state_begins_at_its_value(Direction direction, StateBenchmark.Kind kind, double value, Verdict expected) {
        StateBenchmark benchmark = new StateBenchmark(kind, scale(direction), 32.7, STUDY);
        assertThat(benchmark.isReachedBy(Measured.of(OKS, value)).verdict()).isEqualTo(expected);
    }

    @Test
    void larger_than_error_and_large_enough_to_matter_are_said_apart() {
        Change change = Change.between(Measured.of(OKS, 30, 3), Measured.of(OKS, 37.5, 3));
        ChangeBenchmark important = new ChangeBenchmark(
                ChangeBenchmark.Kind.MINIMAL_IMPORTANT, scale(HIGHER_BETTER), 7.1, Course.IMPROVEMENT, STUDY);
        assertThat(change.reaches(important).verdict()).isEqualTo(Verdict.YES);
        assertThat(change.isBeyondError(new ErrorOfDifference.OwnErrors()).verdict())
                .isEqualTo(Verdict.NO);
    }

    @Test
    void values_of_different_versions_have_no_change() {
        Change change = Change.between(Measured.of(OKS, 30, 3), Measured.of(OKS_2, 40, 3));
        assertThat(change.amount()).isEmpty();
        assertThat(change.isBeyondError(new ErrorOfDifference.OwnErrors()).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        Statement statement = change.reaches(detectable());
        assertThat(statement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(statement.basis().base()).isEqualTo(OKS_2 + " cannot be compared with " + OKS);
        assertThat(Language.danish(statement.basis())).isEqualTo(OKS_2 + " kan ikke sammenlignes med " + OKS);
    }

    @Test
    void a_difference_of_different_versions_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change.Difference(Measured.of(OKS, 30), Measured.of(OKS_2, 40)))
                .withMessage(OKS + " and " + OKS_2 + " are different scores");
    }

    @Test
    void a_number_of_another_version_says_nothing() {
        Change change = Change.between(Measured.of(OKS_2, 30), Measured.of(OKS_2, 40));
        StateBenchmark state = new StateBenchmark(StateBenchmark.Kind.ACCEPTABLE, scale(HIGHER_BETTER), 32.7, STUDY);
        Statement other =
                Statement.unknown("stated for another score or version", "angivet for en anden score eller version");
        assertThat(change.reaches(detectable())).isEqualTo(other);
        assertThat(state.isReachedBy(Measured.of(OKS_2, 40))).isEqualTo(other);
    }

    @Test
    void a_statement_tells_what_it_rests_on() {
        Statement statement = change(5).reaches(detectable());
        assertThat(statement.basis().base())
                .isEqualTo("minimal detectable change 4 (UKA, Denmark; after 12 months; Harris 2022)");
        assertThat(Language.danish(statement.basis()))
                .isEqualTo("mindste påviselige ændring 4 (UKA, Denmark; efter 12 måneder; Harris 2022)");
    }

    @Test
    void the_basis_tells_days_and_what_is_unconfirmed() {
        assertThat(basis(new Study("adults", "rating", Period.ofDays(14), "A 2020", false)))
                .isEqualTo("treatment failure 29.3 (adults; after 14 days; A 2020; unconfirmed)");
        assertThat(basis(new Study("adults", "rating", null, "A 2020", true)))
                .isEqualTo("treatment failure 29.3 (adults; A 2020)");
        assertThat(basis(new Study("adults", "rating", Period.ofYears(2), "A 2020", true)))
                .isEqualTo("treatment failure 29.3 (adults; after 24 months; A 2020)");
    }

    @Test
    void what_is_unconfirmed_is_so_in_danish_too() {
        Study study = new Study("voksne", "rating", Period.ofDays(14), "A 2020", false);
        assertThat(Language.danish(failure(study).basis()))
                .isEqualTo("behandlingssvigt 29,3 (voksne; efter 14 dage; A 2020; ubekræftet)");
    }

    private static String basis(Study study) {
        return failure(study).basis().base();
    }

    private static Statement failure(Study study) {
        return new StateBenchmark(StateBenchmark.Kind.TREATMENT_FAILURE, scale(HIGHER_BETTER), 29.3, study)
                .isReachedBy(Measured.of(OKS, 30));
    }

    @Test
    void the_unknown_course_is_named() {
        ChangeBenchmark benchmark = new ChangeBenchmark(
                ChangeBenchmark.Kind.MINIMAL_IMPORTANT, scale(HIGHER_WORSE), 5, Course.IMPROVEMENT, STUDY);
        assertThat(change(5).reaches(benchmark))
                .isEqualTo(Statement.unknown(
                        "the amount is known for improvement only", "mængden kendes kun for bedring"));
    }

    @Test
    void numbers_that_are_none_are_refused() {
        refused(
                "change.amount: 0.0 is not above 0",
                () -> new ChangeBenchmark(
                        ChangeBenchmark.Kind.MINIMAL_DETECTABLE, scale(HIGHER_BETTER), 0, Course.EITHER, STUDY));
        refused(
                "state.value: NaN is not a number",
                () -> new StateBenchmark(StateBenchmark.Kind.ACCEPTABLE, scale(HIGHER_BETTER), Double.NaN, STUDY));
        refused("scale.score: 'oks' is not url|version", () -> new Scale("oks", "0-48", HIGHER_BETTER));
    }

    private static void refused(String message, ThrowingCallable making) {
        assertThatExceptionOfType(DefinitionException.class).isThrownBy(making).withMessage(message);
    }

    private static Scale scale(Direction direction) {
        return new Scale(OKS, "0-48", direction);
    }

    private static ChangeBenchmark detectable() {
        return new ChangeBenchmark(
                ChangeBenchmark.Kind.MINIMAL_DETECTABLE, scale(HIGHER_BETTER), 4, Course.EITHER, STUDY);
    }

    private static Change change(double points) {
        return Change.between(Measured.of(OKS, 30), Measured.of(OKS, 30 + points));
    }
}
