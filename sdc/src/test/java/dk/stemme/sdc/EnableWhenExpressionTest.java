package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** SDC 4.0.0, enableWhenExpression. */
class EnableWhenExpressionTest {

    private static final Form FORM = Resources.formOf("""
            {"linkId": "age", "type": "integer"},
            {"linkId": "child", "type": "group", %s, "item": [
              {"linkId": "school", "type": "string", "required": true},
              {"linkId": "subject", "type": "string", %s}]},
            {"linkId": "pet", "type": "boolean", %s},
            {"linkId": "row", "type": "group", "repeats": true, "item": [
              {"linkId": "kind", "type": "string"},
              {"linkId": "size", "type": "integer", "required": true, %s}]},
            {"linkId": "unknown", "type": "string", "required": true, %s}
            """.formatted(
                    when("%resource.item.where(linkId = 'age').answer.value < 18"),
                    when("%resource.item.item.where(linkId = 'school').answer.exists()"),
                    when("%resource.repeat(item).where(linkId = 'subject').answer.value = 'dogs'"),
                    when("%resource.item.where(linkId = 'row').item.where(linkId = 'kind').answer.value = 'x'"),
                    when("%resource.item.where(linkId = 'age').answer.value")));

    private static String when(String expression) {
        return """
                "extension": [{
                  "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
                  "valueExpression": {"language": "text/fhirpath", "expression": "%s"}}]""".formatted(expression);
    }

    @Test
    void what_is_not_asked_need_not_be_answered() {
        assertThat(Filled.completed().answer("age", new IntegerType(17)).faults(FORM))
                .contains("required QuestionnaireResponse");
        assertThat(Filled.completed().answer("age", new IntegerType(18)).faults(FORM))
                .isEmpty();
    }

    @Test
    void nothing_is_not_true() {
        assertThat(Filled.completed().faults(FORM)).isEmpty();
    }

    @Test
    void answers_that_are_not_asked_are_pruned_and_do_not_count_for_others() {
        var response = Filled.completed()
                .answer("age", new IntegerType(40))
                .group(
                        "child",
                        child -> child.answer("school", new StringType("a")).answer("subject", new StringType("dogs")))
                .answer("pet", new BooleanType(true))
                .response();

        assertThat(FORM.prune(response)).isTrue();
        assertThat(response.getItem()).extracting(item -> item.getLinkId()).containsExactly("age");
        assertThat(FORM.read(response)).containsEntry("pet", Reading.Absent.SKIPPED_BY_LOGIC);
    }

    @Test
    void one_expression_leads_to_the_next() {
        var filled = Filled.completed()
                .answer("age", new IntegerType(10))
                .group(
                        "child",
                        child -> child.answer("school", new StringType("a")).answer("subject", new StringType("dogs")))
                .answer("pet", new BooleanType(true));

        assertThat(FORM.read(filled.response())).containsEntry("pet", Reading.Number.ONE);
    }

    @Test
    void where_it_comes_to_neither_true_nor_false_the_response_is_believed() {
        var age = Filled.completed().answer("age", new IntegerType(40));

        assertThat(age.faults(FORM)).isEmpty();
        assertThat(age.answer("unknown", new StringType("x")).faults(FORM)).isEmpty();
        assertThat(FORM.prune(age.response())).isFalse();
    }

    @Test
    void an_expression_that_never_ends_is_broken_off() {
        var form = Resources.formOf("""
                {"linkId": "names", "type": "string", "repeats": true},
                {"linkId": "b", "type": "string", "required": true, %s}
                """.formatted(when("%resource.item.answer.where(%resource.item.answer.where("
                + "%resource.item.answer.value.length() > 1).exists()).exists()")));
        var names =
                IntStream.range(0, 900).mapToObj(i -> new StringType("n" + i)).toArray(StringType[]::new);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Filled.completed().answer("names", names).faults(form))
                        .isEmpty());
    }
}
