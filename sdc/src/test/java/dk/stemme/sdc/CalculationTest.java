package dk.stemme.sdc;

import static dk.stemme.sdc.Filled.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** What a form makes of its calculated expressions and variables. */
class CalculationTest {

    private static final Form FORM = Resources.form("calculated");

    @Test
    void a_total_is_the_sum_of_the_weights_of_the_options() {
        assertThat(calculate(points("3", "2", "1"), "g1-total")).containsExactly("integer 6");
    }

    @Test
    void a_total_of_nothing_is_nothing() {
        assertThat(calculate(Filled.draft(), "g1-total")).isEmpty();
        assertThat(calculated(Filled.draft(), "g1-total").number()).isEqualTo(Reading.Absent.NOT_ANSWERED);
    }

    @Test
    void a_weight_that_came_with_the_answer_goes_before_that_of_the_form() {
        var weighing = code("0");
        weighing.addExtension("http://hl7.org/fhir/StructureDefinition/itemWeight", new DecimalType(9));

        assertThat(calculate(Filled.draft().group("g1", g1 -> g1.answer("a", weighing)), "g1-total"))
                .containsExactly("integer 9");
    }

    @Test
    void a_calculated_answer_is_what_others_are_calculated_with() {
        assertThat(calculate(points("3", "2", "1").answer("nrs", new IntegerType(4)), "grand"))
                .containsExactly("decimal 10");
    }

    @Test
    void an_item_is_calculated_although_the_response_lacks_it_and_nothing_is_added_to_the_response() {
        var response = Filled.draft().answer("nrs", new IntegerType(4)).response();
        var before = response.copy();

        assertThat(FORM.calculate(response)).containsKeys("g1-total", "guess").doesNotContainKey("xy");
        assertThat(response.equalsDeep(before)).isTrue();
    }

    @Test
    void a_calculated_number_is_of_the_type_that_the_question_takes() {
        var filled = points("3", "2", "0").answer("nrs", new IntegerType(4));

        assertThat(calculate(filled, "mean")).containsExactly("decimal 1.67");
        assertThat(calculate(filled, "said")).containsExactly("string Pain 4");
        assertThat(FORM.calculate(filled.response()).get("dose"))
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(new Quantity(40)
                        .setUnit("mg")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("mg"));
    }

    @Test
    void an_option_can_be_calculated() {
        assertThat(calculate(points("3", "2", "1"), "verdict")).containsExactly("Coding high");
        assertThat(calculate(points("0", "2", "1"), "verdict")).containsExactly("Coding low");
    }

    @Test
    void an_item_in_a_repeating_group_is_calculated_in_each_with_its_own_variables() {
        var filled = Filled.draft()
                .group("rows", row -> row.answer("x", new IntegerType(2)).answer("y", new IntegerType(3)))
                .group("rows", row -> row.answer("x", new IntegerType(5)))
                .group("rows", row -> row.answer("x", new IntegerType(4)).answer("y", new IntegerType(4)));

        assertThat(calculate(filled, "xy")).containsExactly("integer 6", "integer 16");
        assertThat(FORM.calculations(filled.response()).stream()
                        .filter(each -> each.linkId().equals("xy")))
                .extracting(Calculated::number)
                .containsExactly(new Reading.Number(6), Reading.Absent.NOT_ANSWERED, new Reading.Number(16));
    }

    @Test
    void an_item_under_an_answer_is_calculated_beneath_it() {
        var asked = Filled.draft().answer("asked", new BooleanType(true));

        assertThat(calculate(asked.answer("height", new DecimalType(180)), "in-metres"))
                .containsExactly("decimal 1.8");
    }

    @Test
    void an_item_under_a_calculated_answer_is_calculated_too() {
        var filled = Filled.draft().answer("nrs", new IntegerType(4)).answer("guess", new IntegerType(100));

        assertThat(calculate(filled, "under-guess")).containsExactly("integer 7");
    }

    @Test
    void what_is_not_asked_is_neither_calculated_nor_calculated_with() {
        var filled = Filled.draft()
                .answer("asked", new BooleanType(false))
                .answer("height", new DecimalType(180), under -> under.answer("in-metres", new DecimalType(2)));

        assertThat(FORM.calculate(filled.response())).doesNotContainKey("in-metres");
    }

    @Test
    void an_answer_that_a_person_gave_instead_is_what_others_are_calculated_with() {
        var filled = Filled.draft().answer("nrs", new IntegerType(4)).answer("guess", new IntegerType(100));

        assertThat(calculate(filled, "guess")).containsExactly("integer 8");
        assertThat(calculate(filled, "after-guess")).containsExactly("integer 101");
    }

    @Test
    void an_answer_that_no_person_may_give_is_not() {
        var filled = points("3", "2", "1").answer("nrs", new IntegerType(4));
        filled.group("g1", g1 -> g1.answer("g1-total", new IntegerType(100)));

        assertThat(calculate(filled, "grand")).doesNotContain("decimal 104");
    }

    @Test
    void an_answer_sent_that_is_not_the_calculated_one_is_a_warning() {
        var filled = Filled.draft()
                .group(
                        "g1",
                        g1 -> g1.answer("a", code("3")).answer("b", code("1")).answer("g1-total", new IntegerType(5)));

        var problem = calculated(filled, "g1-total").problem(Locale.ENGLISH).orElseThrow();

        assertThat(problem.severity().toCode()).isEqualTo("warning");
        assertThat(problem.expression()).isEqualTo("QuestionnaireResponse.item[0].item[2]");
        assertThat(problem.diagnostics())
                .isEqualTo("g1-total (Total): The answer sent is 5, but the form calculates 4.");
        assertThat(filled.problems(FORM)).isEmpty();
    }

    @Test
    void an_answer_sent_where_none_is_calculated_is_a_warning() {
        var filled = Filled.draft().group("g1", g1 -> g1.answer("g1-total", new IntegerType(5)));

        assertThat(message(filled, "g1-total"))
                .isEqualTo("The answer sent is 5, but from these answers the form calculates none.");
    }

    @Test
    void the_right_answer_and_no_answer_are_no_problem() {
        assertThat(message(points("3", "2", "1"), "g1-total")).isEmpty();
        assertThat(message(points("3", "2", "0").answer("mean", new DecimalType("1.7")), "mean"))
                .isEmpty();
        assertThat(message(points("3", "2", "0").answer("mean", new DecimalType("1.8")), "mean"))
                .startsWith("The answer sent is 1.8, but the form calculates 1.67");
        assertThat(message(points("3", "2", "0").answer("verdict", code("high")), "verdict"))
                .isEmpty();
    }

    @Test
    void a_calculated_item_names_its_score_by_its_codes() {
        assertThat(calculated(Filled.draft(), "g1-total").codes())
                .extracting(Coding::getSystem, Coding::getCode)
                .containsExactly(tuple("http://example.org/scores", "total"));
        assertThat(calculated(points("3", "2", "1"), "g1-total").number()).isEqualTo(new Reading.Number(6));
    }

    @Test
    void a_score_that_is_another_number_is_a_warning_with_both() {
        var total = calculated(points("3", "2", "1"), "g1-total");

        assertThat(total.against("total", new Reading.Number(6), Locale.ENGLISH))
                .isEmpty();
        assertThat(total.against("total", new Reading.Number(6.5), Locale.forLanguageTag("da"))
                        .orElseThrow()
                        .diagnostics())
                .isEqualTo("g1-total (Total): Skemaet beregner 6, men scoren total er 6,5. Scoren gælder.");
        assertThat(total.against("total", Reading.Absent.NOT_ANSWERED, Locale.ENGLISH)
                        .orElseThrow()
                        .message())
                .startsWith("The form calculates 6, but from these answers there is no score total.");
        assertThat(calculated(Filled.draft(), "g1-total").against("total", new Reading.Number(6), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void an_item_that_looks_at_later_ones_without_naming_them_sees_what_they_come_to() {
        var form = Resources.formOf(calculated("sum", "%resource.item.where(linkId = 'g').item.answer.value.sum()")
                + """
                , {"linkId": "g", "type": "group", "item": [{"linkId": "x", "type": "integer"}, %s]}
                """.formatted(calculated("double", "%resource.repeat(item).where(linkId = 'x').answer.value * 2")));
        var filled = Filled.draft().group("g", g -> g.answer("x", new IntegerType(5)));

        assertThat(form.calculate(filled.response()).get("sum"))
                .extracting(Type::primitiveValue)
                .containsExactly("15");
    }

    @Test
    void items_that_chase_each_other_are_left_empty() {
        var form = Resources.formOf("{\"linkId\": \"x\", \"type\": \"integer\"}, "
                + calculated("one", "%resource.item.where(linkId != 'one').answer.value.sum()") + ", "
                + calculated("two", "%resource.item.where(linkId != 'two').answer.value.sum()"));
        var response = Filled.draft().answer("x", new IntegerType(1)).response();

        assertThat(form.calculations(response))
                .extracting(calculated ->
                        calculated.problem(Locale.ENGLISH).orElseThrow().message())
                .containsOnly("The answer could not be calculated: it depends, in a circle, on itself.");
        assertThat(form.calculate(response)).containsEntry("one", List.of()).containsEntry("two", List.of());
    }

    private static String calculated(String linkId, String expression) {
        return """
                {"linkId": "%s", "type": "integer", "readOnly": true, "extension": [
                  {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                   "valueExpression": {"language": "text/fhirpath", "expression": "%s"}}]}""".formatted(linkId, expression);
    }

    @Test
    void a_form_without_expressions_calculates_nothing() {
        assertThat(Resources.form("mood").calculate(Filled.draft().response())).isEmpty();
    }

    @Test
    void a_form_without_expressions_never_loads_the_engine() throws Exception {
        var watched = new WatchedLoader();
        var form = watched.loadClass(Form.class.getName());

        form.getMethod("compile", Questionnaire.class).invoke(null, Resources.questionnaire("mood"));

        assertThat(watched.loaded).contains("FormCompiler").doesNotContain("FhirPath", "ExpressionReader");
    }

    /** Loads the form engine anew, and notes what it needs of it. */
    private static final class WatchedLoader extends ClassLoader {

        private static final String PACKAGE = Form.class.getPackageName() + ".";

        private final List<String> loaded = new ArrayList<>();

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            var known = findLoadedClass(name);
            if (known != null || !name.startsWith(PACKAGE)) return super.loadClass(name, resolve);
            loaded.add(name.substring(PACKAGE.length()));
            try (var file = Form.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                var bytes = Objects.requireNonNull(file).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void many_threads_may_calculate_at_once() {
        var response = points("3", "2", "1").answer("nrs", new IntegerType(4)).response();

        var grand = Stream.generate(() -> response)
                .limit(500)
                .parallel()
                .map(each -> written(FORM.calculate(each).get("grand").get(0)));

        assertThat(grand).allMatch("decimal 10"::equals);
    }

    private static Filled points(String a, String b, String c) {
        return Filled.draft()
                .group("g1", g1 -> g1.answer("a", code(a)).answer("b", code(b)).answer("c", code(c)));
    }

    /** Each value with its type. */
    private static List<String> calculate(Filled filled, String linkId) {
        return FORM.calculate(filled.response()).get(linkId).stream()
                .map(CalculationTest::written)
                .toList();
    }

    private static String written(Type value) {
        return value.fhirType() + " " + (value instanceof Coding coding ? coding.getCode() : value.primitiveValue());
    }

    private static Calculated calculated(Filled filled, String linkId) {
        return FORM.calculations(filled.response()).stream()
                .filter(each -> each.linkId().equals(linkId))
                .findFirst()
                .orElseThrow();
    }

    private static String message(Filled filled, String linkId) {
        return calculated(filled, linkId)
                .problem(Locale.ENGLISH)
                .map(Problem::message)
                .orElse("");
    }
}
