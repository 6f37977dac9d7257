package dk.stemme.sdc;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FHIRPath means in a form, and what it may not do there. */
class ExpressionTest {

    /** With whole = 3, part = 2.5, words = "some words", and none unanswered. */
    private static final String TABLE = """
            1 / 3                                                    ->  0.3333333333333333333333333333
            10 / 4 * 2                                               ->  5
            1 + 6 / 3 - 1                                            ->  2
            6 / 2 / 3                                                ->  1
            1 / 0                                                    ->
            -4 / 2                                                   ->  -2
            2 * (-3)                                                 ->  -6
            %whole / %part                                           ->  1.2
            %whole / %none                                           ->
            %resource.item.select(answer.value.ofType(integer) / 2)  ->  1.5
            %numbers.sum()                                           ->  5.5
            %numbers.avg()                                           ->  2.75
            %numbers.min()                                           ->  2.5
            %numbers.max()                                           ->  3
            %numbers.count()                                         ->  2
            %none.sum()                                              ->
            %none.avg()                                              ->
            %none.min()                                              ->
            (2).combine(2).combine(3).sum()                          ->  7
            %numbers.aggregate($this + $total, 0)                    ->  5.5
            %part.round()                                            ->  3
            2.345.round(2)                                           ->  2.35
            %none.round(1)                                           ->
            %none.abs()                                              ->
            (-3).abs()                                               ->  3
            (-2.5).floor()                                           ->  -3
            (-2.5).ceiling()                                         ->  -2
            (-2.5).truncate()                                        ->  -2
            16.sqrt()                                                ->  4
            (-1).sqrt()                                              ->
            0.exp()                                                  ->  1
            1.ln()                                                   ->  0
            100.log(10)                                              ->  2
            %part.power(2)                                           ->  6.25
            %resource.item.where(linkId = 'whole').answer.value      ->  3
            %danish                                                  ->  3
            %resource.item.answer.valueDecimal                       ->  2.5
            %context.linkId                                          ->  calculated
            %qitem.linkId                                            ->  calculated
            %questionnaire.item.count()                              ->  6
            %questionnaire.item.where(linkId = 'calculated').type    ->  string
            iif(%none.exists(), 1, 2)                                ->  2
            %words.matches('^some')                                  ->  true
            %words.matchesFull('some')                               ->  false
            %words.replace('some', 'no')                             ->  no words
            %words.replaceMatches('[aeiou]', '.')                    ->  s.m. w.rds
            ('a' | 'b').join('-')                                    ->  a-b
            today()                                                  ->  2026-05-01
            now()                                                    ->  2026-05-01T10:00:00+02:00
            %resource.repeat(item).where(linkId = 'whole').linkId    ->  whole
            defineVariable('twice', %whole * 2).select(%twice)       ->  6
            """;

    static Stream<Arguments> table() {
        return TABLE.lines().map(line -> line.split(" -> *")).map(row -> Arguments.of(row[0].strip(), value(row)));
    }

    private static List<String> value(String[] row) {
        return row.length == 1 ? List.of() : List.of(row[1]);
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_expression_finds(String expression, List<String> found) {
        assertThat(find(expression)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%resource.item.answer.value.sum()",
                "'a' + 1",
                "%numbers + 1",
                "%words.abs()",
                "%whole.round(-1)",
                "%resource.item.linkId.toInteger().single()",
                "%words.matches('(')"
            })
    void an_expression_that_does_not_suit_the_answers_leaves_the_item_empty_and_says_so(String expression) {
        assertThat(failure(expression)).startsWith("The answer could not be calculated");
    }

    @Test
    void a_name_known_only_where_the_form_is_filled_in_has_no_value_here() {
        var form = form("%patient.birthDate");

        assertThat(form.calculations(response())
                        .get(0)
                        .problem(Locale.ENGLISH)
                        .orElseThrow()
                        .message())
                .isEqualTo("The answer could not be calculated: %patient is not known here.");
        assertThat(find("iif(%whole > 2, 'enough', %patient.gender)")).containsExactly("enough");
    }

    @Test
    void the_name_of_another_expression_is_known_but_has_no_value_here() {
        var questionnaire = questionnaire("iif(%whole > 2, 'enough', %first)");
        questionnaire.addExtension(
                "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-sourceQueries",
                fhirPath("1").setName("first"));

        assertThat(Form.compile(questionnaire).calculations(response()).get(0).values())
                .extracting(Type::primitiveValue)
                .containsExactly("enough");
    }

    @Test
    void a_response_of_thousands_of_items_is_not_calculated() {
        var response = response();
        for (int i = 0; i < 3000; i++) response.getItem().get(0).addAnswer().setValue(new IntegerType(i));

        assertThat(form("1").calculations(response).get(0).problem(Locale.ENGLISH))
                .isPresent();
    }

    /** The engine's own arithmetic, and what of it is replaced, against Java's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void arithmetic_is_that_of_the_schoolbook(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            var sum = Sum.any(random, 4);
            assertThat(new BigDecimal(find(sum.text).get(0)).doubleValue())
                    .as(sum.text)
                    .isCloseTo(sum.value.doubleValue(), within(1e-9));
        }
    }

    private record Sum(String text, BigDecimal value) {

        static Sum any(Random random, int depth) {
            if (depth == 0 || random.nextInt(4) == 0) {
                int number = 1 + random.nextInt(9);
                return new Sum("" + number, BigDecimal.valueOf(number));
            }
            var one = any(random, depth - 1);
            var other = any(random, depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> new Sum(one.text + " + " + other.bracketed(), one.value.add(other.value));
                case 1 -> new Sum(one.text + " - " + other.bracketed(), one.value.subtract(other.value));
                case 2 -> new Sum(one.bracketed() + " * " + other.bracketed(), one.value.multiply(other.value));
                default ->
                    other.value.signum() == 0
                            ? one
                            : new Sum(
                                    one.bracketed() + " / " + other.bracketed(),
                                    one.value.divide(other.value, MathContext.DECIMAL128));
            };
        }

        String bracketed() {
            return "(" + text + ")";
        }
    }

    /** Without brackets: multiplication and division from the left, before addition and subtraction from the left. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void operators_bind_as_in_the_schoolbook(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            var text = new StringBuilder();
            double sum = 0;
            for (int term = random.nextInt(4); term >= 0; term--) {
                boolean minus = !text.isEmpty() && random.nextBoolean();
                if (!text.isEmpty()) text.append(minus ? " - " : " + ");
                double product = 1 + random.nextInt(9);
                text.append((int) product);
                for (int factor = random.nextInt(4); factor > 0; factor--) {
                    int number = 1 + random.nextInt(9);
                    boolean divide = random.nextBoolean();
                    text.append(divide ? " / " : " * ").append(number);
                    product = divide ? product / number : product * number;
                }
                sum += minus ? -product : product;
            }
            assertThat(Double.parseDouble(find(text.toString()).get(0)))
                    .as(text.toString())
                    .isCloseTo(sum, within(1e-9));
        }
    }

    static List<String> endless() {
        var many = IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).reduce((a, b) -> a + " | " + b);
        var numbers = "(" + many.orElseThrow() + ")";
        return List.of(
                numbers + ".aggregate($total & $total, 'xx').length()",
                numbers + ".aggregate($total.combine($total), 1).count()",
                numbers + ".aggregate($total * $total, 10.5).toString().length()",
                numbers + ".aggregate($total.replace('x', 'xxxxxxxxxxxxxxxx'), 'x').length()",
                numbers + ".select(" + numbers + ".select(" + numbers + ".select(" + numbers
                        + ".select($this)))).sum()",
                numbers + ".aggregate($total & $total & 'x', 'x').toChars().select($index).distinct().count()",
                "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches('(.*a){12}b')",
                "%huge + 1");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void an_expression_that_would_take_for_ever_is_broken_off(String expression) {
        assertThat(assertTimeoutPreemptively(ofSeconds(20), () -> failure(expression)))
                .isEqualTo("The answer could not be calculated: it takes too much time or space.");
    }

    static List<String> refused() {
        return List.of(
                "1" + " + 1".repeat(3000),
                "(".repeat(4000) + "1" + ")".repeat(4000),
                "%resource" + ".item".repeat(300),
                "iif(true, ".repeat(250) + "1" + ")".repeat(250),
                "%resource.repeat(%resource.item)",
                "%resource.repeat(descendants())",
                "%resource.repeat(item | extension)",
                "%resource.repeat($this | %whole)",
                "%resource.subject.resolve()",
                "%words memberOf 'http://example.org/vs'",
                "%resource.**",
                "2 * -3 + 1",
                "5 - -3",
                "%nobody.name",
                "%resource.item.where(linkId = ",
                "'\\u12'",
                "unheardOf()");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_expression_that_is_too_much_or_cannot_be_used_is_refused_with_the_form(String expression) {
        assertThatThrownBy(() -> form(expression))
                .isInstanceOf(InvalidQuestionnaire.class)
                .hasMessageStartingWith("Questionnaire.item[5].extension[0] calculated");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void whatever_is_written_is_refused_or_evaluated_and_never_breaks_the_form(long seed) {
        var random = new Random(seed);
        var parts = List.of(
                "%resource",
                ".item",
                ".answer",
                ".value",
                "(",
                ")",
                "'a'",
                "1",
                "2.5",
                " + ",
                " / ",
                "-",
                " and ",
                "$this",
                ".where(",
                ".sum()",
                ".weight()",
                "%whole",
                "{}",
                "[",
                "]",
                "@2026-01-01",
                "`",
                "%",
                "\\",
                ",",
                " is ",
                "integer",
                ".repeat(",
                "iif(",
                " | ",
                "\"",
                "//",
                " days",
                "!=",
                "=");
        for (int i = 0; i < 400; i++) {
            var text = new StringBuilder("1");
            for (int n = random.nextInt(12); n >= 0; n--) text.append(parts.get(random.nextInt(parts.size())));
            try {
                form(text.toString()).calculations(response());
            } catch (InvalidQuestionnaire e) {
                assertThat(e.problems(Locale.ENGLISH)).isNotEmpty();
            }
        }
    }

    private static List<String> find(String expression) {
        var calculated = form(expression).calculations(response()).get(0);
        assertThat(calculated.problem(Locale.ENGLISH).map(Problem::message)).isEmpty();
        return calculated.values().stream().map(ExpressionTest::plain).toList();
    }

    /** 5.0 and 5 are the same number. */
    private static String plain(Type value) {
        var text = value.primitiveValue();
        return text.matches("-?[0-9]+\\.[0-9]*0+")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private static String failure(String expression) {
        var response = response();
        response.addItem().setLinkId("huge").addAnswer().setValue(new DecimalType("1e999999999"));
        var calculated = form(expression).calculations(response).get(0);
        return calculated.problem(Locale.ENGLISH).map(Problem::message).orElse("");
    }

    private static Form form(String expression) {
        return Form.compile(questionnaire(expression));
    }

    private static Questionnaire questionnaire(String expression) {
        var questionnaire = Resources.questionnaireOf("""
                {"linkId": "whole", "type": "integer"},
                {"linkId": "part", "type": "decimal"},
                {"linkId": "words", "type": "string"},
                {"linkId": "none", "type": "integer"},
                {"linkId": "huge", "type": "decimal"},
                {"linkId": "calculated", "type": "string", "readOnly": true, "repeats": true}
                """);
        for (var linkId : List.of("whole", "part", "words", "none", "huge")) {
            variable(questionnaire, linkId, "%resource.item.where(linkId = '" + linkId + "').answer.value.first()");
        }
        variable(questionnaire, "numbers", "%whole | %part");
        variable(
                questionnaire,
                "danish",
                "QuestionnaireResponse.repeat(item).where(linkId = 'whole').answer.valueInteger");
        questionnaire
                .addExtension()
                .setUrl("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext")
                .addExtension("name", new StringType("patient"));
        questionnaire
                .getItem()
                .get(5)
                .addExtension(
                        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                        fhirPath(expression));
        return questionnaire;
    }

    private static void variable(Questionnaire questionnaire, String name, String expression) {
        questionnaire.addExtension(
                "http://hl7.org/fhir/StructureDefinition/variable",
                fhirPath(expression).setName(name));
    }

    private static Expression fhirPath(String expression) {
        return new Expression().setLanguage("text/fhirpath").setExpression(expression);
    }

    private static QuestionnaireResponse response() {
        return Filled.draft()
                .answer("whole", new IntegerType(3))
                .answer("part", new DecimalType("2.5"))
                .answer("words", new StringType("some words"))
                .response()
                .setAuthoredElement(new DateTimeType("2026-05-01T10:00:00+02:00"));
    }
}
