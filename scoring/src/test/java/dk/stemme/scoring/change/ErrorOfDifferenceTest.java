package dk.stemme.scoring.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dk.stemme.scoring.DefinitionException;
import dk.stemme.scoring.change.ErrorOfDifference.ChristensenMendoza;
import dk.stemme.scoring.change.ErrorOfDifference.JacobsonTruax;
import dk.stemme.scoring.change.ErrorOfDifference.Maassen;
import dk.stemme.scoring.change.ErrorOfDifference.OwnErrors;
import dk.stemme.scoring.change.Statement.Verdict;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErrorOfDifferenceTest {
    private static final String SCORE = "https://x.example/ObservationDefinition/x|1";
    private static final Measured BEFORE = Measured.of(SCORE, 30);

    @Test
    void has_the_figures_of_the_worked_example() {
        JsonNode golden = JsonMapper.shared()
                .readTree(getClass().getResourceAsStream("/golden/change.json"))
                .get("cases")
                .get(0);
        JsonNode input = golden.get("input");
        JsonNode expected = golden.get("expected");
        JacobsonTruax error =
                new JacobsonTruax(input.get("sd1").asDouble(), input.get("r").asDouble());
        Change.Difference change = new Change.Difference(
                Measured.of(SCORE, input.get("x1").asDouble()),
                Measured.of(SCORE, input.get("x2").asDouble()));
        assertThat(error.ofMeasurement()).isCloseTo(expected.get("se").asDouble(), within(0.005));
        assertThat(error.ofDifference()).isCloseTo(expected.get("sdiff").asDouble(), within(0.005));
        assertThat(change.reliableChangeIndex(error))
                .hasValueCloseTo(expected.get("rc").asDouble(), within(0.005));
        assertThat(change.isBeyondError(error).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void maassen_counts_the_spread_after_too() {
        assertThat(new Maassen(3, 4, 0.75).between(BEFORE, BEFORE)).hasValueCloseTo(2.5, within(1e-12));
    }

    @Test
    void with_equal_spreads_all_variants_agree() {
        double classical = new JacobsonTruax(7.5, 0.8).ofDifference();
        assertThat(new Maassen(7.5, 7.5, 0.8).between(BEFORE, BEFORE)).hasValueCloseTo(classical, within(1e-12));
        assertThat(new ChristensenMendoza(7.5, 7.5, 0.8).between(BEFORE, BEFORE))
                .hasValueCloseTo(classical, within(1e-12));
    }

    @Test
    void christensen_and_mendoza_take_the_deviation_of_the_differences() {
        assertThat(new ChristensenMendoza(3, 4, 0.5).between(BEFORE, BEFORE))
                .hasValueCloseTo(Math.sqrt(13), within(1e-12));
    }

    @Test
    void own_errors_add_as_squares() {
        Measured before = Measured.of(SCORE, 50, 3);
        Measured after = Measured.of(SCORE, 60, 4);
        assertThat(new OwnErrors().between(before, after)).hasValue(5);
        assertThat(Change.between(before, after).isBeyondError(new OwnErrors()).verdict())
                .isEqualTo(Verdict.YES);
    }

    @ParameterizedTest(name = "{0} points")
    @CsvSource({"9.8, NO", "9.81, YES", "-9.8, NO", "-9.81, YES", "0, NO"})
    void a_change_is_beyond_error_above_1_96_of_them(double points, Verdict expected) {
        Measured before = Measured.of(SCORE, 50, 3);
        Measured after = Measured.of(SCORE, 50 + points, 4);
        assertThat(Change.between(before, after).isBeyondError(new OwnErrors()).verdict())
                .isEqualTo(expected);
    }

    @Test
    void without_an_error_on_both_sides_nothing_is_known() {
        Measured known = Measured.of(SCORE, 50, 3);
        for (Change change : new Change[] {
            Change.between(known, BEFORE), Change.between(BEFORE, known), Change.between(BEFORE, BEFORE)
        }) {
            assertThat(((Change.Difference) change).reliableChangeIndex(new OwnErrors()))
                    .isEmpty();
            assertThat(change.isBeyondError(new OwnErrors()))
                    .isEqualTo(Statement.unknown("no standard error is known", "ingen kendt standardfejl"));
        }
    }

    @Test
    void the_statement_names_the_variant_and_the_numbers() {
        Change change = Change.between(Measured.of(SCORE, 32.5), Measured.of(SCORE, 47.5));
        Statement statement = change.isBeyondError(new JacobsonTruax(7.5, 0.8));
        assertThat(statement.basis().base())
                .isEqualTo("3.16 standard errors of the difference, limit 1.96 (Jacobson & Truax 1991)");
        assertThat(Language.danish(statement.basis()))
                .isEqualTo("3,16 gange differensens standardfejl, grænse 1,96 (Jacobson & Truax 1991)");
        assertThat(new Maassen(1, 1, 0).name().base()).isEqualTo("Maassen 2004");
        assertThat(new ChristensenMendoza(1, 1, 0).name().base()).isEqualTo("Christensen & Mendoza 1986");
        assertThat(Language.danish(new OwnErrors().name())).isEqualTo("scorernes egne standardfejl");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("error.sd: 0.0 is not above 0", () -> new JacobsonTruax(0, 0.5)),
                wrong("error.sd: NaN is not a number", () -> new JacobsonTruax(Double.NaN, 0.5)),
                wrong("error.reliability: 1.0 is not from 0 to below 1", () -> new JacobsonTruax(1, 1)),
                wrong("error.reliability: -0.1 is not from 0 to below 1", () -> new JacobsonTruax(1, -0.1)),
                wrong("error.reliability: NaN is not from 0 to below 1", () -> new JacobsonTruax(1, Double.NaN)),
                wrong("error.sdBefore: -1.0 is not above 0", () -> new Maassen(-1, 1, 0.5)),
                wrong("error.sdAfter: 0.0 is not above 0", () -> new Maassen(1, 0, 0.5)),
                wrong("error.reliability: 1.0 is not from 0 to below 1", () -> new Maassen(1, 1, 1)),
                wrong("error.sdBefore: 0.0 is not above 0", () -> new ChristensenMendoza(0, 1, 0.5)),
                wrong("error.sdAfter: 0.0 is not above 0", () -> new ChristensenMendoza(1, 0, 0.5)),
                wrong("error.correlation: 1.0 is not from 0 to below 1", () -> new ChristensenMendoza(1, 1, 1)),
                wrong("measured.score: 'x' is not url|version", () -> Measured.of("x", 1)),
                wrong("measured.score: 'x|' is not url|version", () -> Measured.of("x|", 1)),
                wrong("measured.score: '|1' is not url|version", () -> Measured.of("|1", 1)),
                wrong("measured.value: NaN is not a number", () -> Measured.of("x|1", Double.NaN)),
                wrong("measured.standardError: 0.0 is not above 0", () -> Measured.of("x|1", 1, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void numbers_that_give_no_error_are_refused(String message, ThrowingCallable making) {
        assertThatExceptionOfType(DefinitionException.class).isThrownBy(making).withMessage(message);
    }

    private static Arguments wrong(String message, ThrowingCallable making) {
        return arguments(message, making);
    }
}
