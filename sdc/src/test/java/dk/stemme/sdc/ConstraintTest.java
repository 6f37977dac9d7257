package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints: questionnaire-constraint of R4 and targetConstraint of SDC. */
class ConstraintTest {

    private static final Form FORM = Resources.form("constraints");

    @ParameterizedTest
    @CsvSource({"2026-02-01, 2026-02-02, true", "2026-02-02, 2026-02-02, true", "2026-02-03, 2026-02-02, false"})
    void a_constraint_of_a_group_compares_what_is_in_it(String from, String to, boolean right) {
        assertThat(stay(Filled.completed(), from, to).faults(FORM).isEmpty()).isEqualTo(right);
    }

    @Test
    void it_is_evaluated_in_each_occurrence_of_its_own() {
        var filled = stay(stay(Filled.completed(), "2026-02-01", "2026-02-02"), "2026-03-05", "2026-03-01");

        assertThat(filled.faults(FORM)).containsExactly("invariant QuestionnaireResponse.item[1].item[1]");
    }

    @Test
    void its_location_says_where_and_its_human_text_what() {
        var filled = stay(Filled.completed(), "2026-03-05", "2026-03-01");

        var problem = filled.problems(FORM).get(0);
        assertThat(problem.expression()).isEqualTo("QuestionnaireResponse.item[0].item[1]");
        assertThat(problem.message()).isEqualTo("The answers break a rule: A stay ends after it begins.");
        assertThat(FORM.check(filled.response(), Locale.forLanguageTag("da"))
                        .get(0)
                        .message())
                .isEqualTo("Svarene bryder en regel: Et ophold slutter, efter at det begynder.");
    }

    @Test
    void a_constraint_of_severity_warning_never_refuses() {
        var problems = Filled.completed().answer("age", new IntegerType(104)).problems(FORM);

        assertThat(problems).extracting(Problem::severity).containsExactly(IssueSeverity.WARNING);
    }

    @Test
    void a_constraint_of_the_questionnaire_sees_the_whole_response() {
        assertThat(Filled.completed()
                        .answer("age", new IntegerType(20))
                        .answer("years-smoking", new IntegerType(30))
                        .faults(FORM))
                .containsExactly("invariant QuestionnaireResponse");
    }

    @Test
    void it_is_not_evaluated_where_its_item_is_absent() {
        assertThat(Filled.completed().faults(FORM)).isEmpty();
    }

    @Test
    void nothing_is_not_true() {
        assertThat(Filled.completed()
                        .group("stay", stay -> stay.answer("from", new DateType("2026-01-01")))
                        .faults(FORM))
                .containsExactly("invariant QuestionnaireResponse.item[0]");
    }

    @Test
    void a_draft_is_only_warned() {
        assertThat(stay(Filled.draft(), "2026-03-05", "2026-03-01").problems(FORM))
                .extracting(Problem::severity)
                .containsExactly(IssueSeverity.WARNING);
    }

    @Test
    void answers_of_items_not_asked_are_not_seen() {
        assertThat(Filled.completed()
                        .answer("age", new IntegerType(10))
                        .answer("weeks-pregnant", new IntegerType(99))
                        .faults(FORM))
                .isEmpty();
    }

    @Test
    void a_constraint_that_speaks_of_what_only_the_filling_place_knows_is_told_as_undecided() {
        var problems =
                Filled.completed().answer("born", new DateType("2026-01-01")).problems(FORM);

        assertThat(problems).extracting(Problem::severity).containsExactly(IssueSeverity.WARNING);
        assertThat(problems.get(0).message()).startsWith("It could not be decided");
    }

    @Test
    void a_constraint_that_never_ends_is_broken_off_and_refused() {
        var names =
                IntStream.range(0, 900).mapToObj(i -> new StringType("n" + i)).toArray(StringType[]::new);
        var filled = Filled.completed().answer("names", names);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(filled.problems(FORM))
                        .extracting(Problem::severity)
                        .containsExactly(IssueSeverity.ERROR));
    }

    @Test
    void a_response_too_large_for_expressions_is_refused_at_once() {
        var filled = Filled.completed();
        for (int i = 0; i < 9_000; i++) stay(filled, "2026-02-01", "2026-02-02");

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(filled.faults(FORM)).isNotEmpty());
    }

    private static Filled stay(Filled filled, String from, String to) {
        return filled.group(
                "stay", stay -> stay.answer("from", new DateType(from)).answer("to", new DateType(to)));
    }

    @Test
    void both_spellings_are_read() {
        for (var expression : List.of(
                "\"valueString\": \"answer.value < 5\"",
                "\"valueExpression\": {\"language\": \"text/fhirpath\", \"expression\": \"answer.value < 5\"}")) {
            var form = Resources.formOf("""
                    {"linkId": "n", "type": "integer", "extension": [{
                      "url": "http://hl7.org/fhir/StructureDefinition/targetConstraint",
                      "extension": [
                        {"url": "key", "valueId": "k"},
                        {"url": "severity", "valueCode": "error"},
                        {"url": "human", "valueString": "Less than five."},
                        {"url": "expression", %s}]}]}
                    """.formatted(expression));

            assertThat(Filled.completed().answer("n", new IntegerType(4)).faults(form))
                    .isEmpty();
            assertThat(Filled.completed().answer("n", new IntegerType(5)).faults(form))
                    .hasSize(1);
        }
    }
}
