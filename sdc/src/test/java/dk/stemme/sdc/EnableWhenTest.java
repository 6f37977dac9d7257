package dk.stemme.sdc;

import static dk.stemme.sdc.Filled.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Enablement is seen here through {@code prune}: what is left of a response is what was asked. */
class EnableWhenTest {

    private static final BooleanType YES = new BooleanType(true);
    private static final BooleanType NO = new BooleanType(false);
    private static final StringType WORD = new StringType("word");

    private static final Form LOGIC = Resources.form("logic");
    private static final Form ROWS = Resources.form("rows");

    @ParameterizedTest
    @CsvSource({
        "=,  4, false", "=,  5, true", "=,  6, false",
        "!=, 4, true", "!=, 5, false", "!=, 6, true",
        ">,  4, false", ">,  5, false", ">,  6, true",
        "<,  4, true", "<,  5, false", "<,  6, false",
        ">=, 4, false", ">=, 5, true", ">=, 6, true",
        "<=, 4, true", "<=, 5, true", "<=, 6, false"
    })
    void numbers_are_compared(String operator, int answer, boolean asked) {
        var form = follower("\"type\": \"integer\"", operator, "\"answerInteger\": 5");

        assertThat(asked(form, new IntegerType(answer))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"=, false", "!=, true", ">, false", "<, false", ">=, false", "<=, false"})
    void without_an_answer_only_unequal_holds(String operator, boolean asked) {
        var form = follower("\"type\": \"integer\"", operator, "\"answerInteger\": 5");

        assertThat(asked(form)).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, true"})
    void exists_asks_whether_there_is_an_answer(boolean expected, boolean answered, boolean asked) {
        var form = follower("\"type\": \"string\"", "exists", "\"answerBoolean\": " + expected);

        assertThat(answered ? asked(form, WORD) : asked(form)).isEqualTo(asked);
    }

    /** Type of question, operator, the value compared with, an answer, whether the follower is asked. */
    static Stream<Arguments> everyType() {
        return Stream.of(
                of("boolean", "=", "answerBoolean\": true", YES, true),
                of("boolean", "=", "answerBoolean\": true", NO, false),
                of("boolean", "!=", "answerBoolean\": true", NO, true),
                of("decimal", ">", "answerDecimal\": 1.5", new DecimalType("1.50"), false),
                of("decimal", ">=", "answerDecimal\": 1.5", new DecimalType("1.50"), true),
                of("decimal", "=", "answerInteger\": 2", new DecimalType("2.0"), true),
                of("date", "<", "answerDate\": \"2026-05-01\"", new DateType("2026-04-30"), true),
                of("date", "<", "answerDate\": \"2026-05-01\"", new DateType("2026-05-01"), false),
                of("date", "<", "answerDate\": \"2026-05-01\"", new DateType("2026"), false),
                of("date", "=", "answerDate\": \"2026-05-01\"", new DateType("2026-05"), false),
                of("date", "=", "answerDate\": \"2026-05\"", new DateType("2026-05"), true),
                of(
                        "dateTime",
                        "=",
                        "answerDateTime\": \"2026-05-01T12:00:00Z\"",
                        new DateTimeType("2026-05-01T14:00:00+02:00"),
                        true),
                of("dateTime", ">", "answerDateTime\": \"2026-05-01T12:00:00Z\"", new DateTimeType("2026-05-02"), true),
                of(
                        "dateTime",
                        ">",
                        "answerDateTime\": \"2026-05-01T12:00:00Z\"",
                        new DateTimeType("2026-05-01"),
                        false),
                of("time", "<=", "answerTime\": \"08:00:00\"", new TimeType("08:00:00.0"), true),
                of("time", "<=", "answerTime\": \"08:00:00\"", new TimeType("08:00:01"), false),
                of("string", "=", "answerString\": \"word\"", WORD, true),
                of("text", "!=", "answerString\": \"word\"", WORD, false),
                of("url", "=", "answerString\": \"https://a.dk\"", new UriType("https://a.dk"), true),
                of(
                        "quantity",
                        ">",
                        "answerQuantity\": {\"value\": 5, \"unit\": \"mg\"}",
                        new Quantity(6).setUnit("mg"),
                        true),
                of(
                        "quantity",
                        ">",
                        "answerQuantity\": {\"value\": 5, \"unit\": \"mg\"}",
                        new Quantity(6).setUnit("g"),
                        false),
                of(
                        "reference",
                        "=",
                        "answerReference\": {\"reference\": \"Location/a\"}",
                        new Reference("Location/a"),
                        true),
                of(
                        "reference",
                        "=",
                        "answerReference\": {\"reference\": \"Location/a\"}",
                        new Reference("Location/b"),
                        false),
                of("attachment", "exists", "answerBoolean\": true", new Attachment().setUrl("Binary/1"), true));
    }

    private static Arguments of(String type, String operator, String value, Type answer, boolean asked) {
        return Arguments.of(type, operator, value, answer, asked);
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void every_type_is_compared_in_its_own_way(String type, String operator, String value, Type answer, boolean asked) {
        assertThat(asked(follower("\"type\": \"" + type + "\"", operator, "\"" + value), answer))
                .isEqualTo(asked);
    }

    @Test
    void an_answer_of_the_wrong_type_fulfils_nothing() {
        var form = follower("\"type\": \"integer\"", "=", "\"answerInteger\": 5");

        assertThat(asked(form, new StringType("5"))).isFalse();
    }

    @Test
    void a_choice_is_compared_by_system_and_code() {
        var options = "\"type\": \"choice\", \"answerOption\": [{\"valueCoding\":"
                + " {\"system\": \"http://example.org/answers\", \"code\": \"a\"}}, {\"valueCoding\":"
                + " {\"system\": \"http://example.org/else\", \"code\": \"a\"}}]";
        var same = follower(
                options, "=", "\"answerCoding\": {\"system\": \"http://example.org/answers\", \"code\": \"a\"}");
        var other =
                follower(options, "=", "\"answerCoding\": {\"system\": \"http://example.org/else\", \"code\": \"a\"}");

        assertThat(asked(same, code("a"))).isTrue();
        assertThat(asked(other, code("a"))).isFalse();
    }

    @Test
    void a_condition_that_names_no_system_takes_the_code_of_any() {
        var form = follower(
                "\"type\": \"choice\", \"answerOption\": [{\"valueCoding\":"
                        + " {\"system\": \"http://example.org/answers\", \"code\": \"a\"}}]",
                "=",
                "\"answerCoding\": {\"code\": \"a\"}");

        assertThat(asked(form, code("a"))).isTrue();
        assertThat(asked(form, code("b"))).isFalse();
    }

    @Test
    void an_open_choice_is_compared_with_free_text_too() {
        var form = follower(
                "\"type\": \"open-choice\", \"answerOption\": [{\"valueCoding\": {\"code\": \"a\"}}]",
                "=",
                "\"answerString\": \"word\"");

        assertThat(asked(form, WORD)).isTrue();
    }

    @Test
    void one_of_several_answers_is_enough() {
        assertThat(left(
                        LOGIC,
                        Filled.draft()
                                .answer("many", code("a"), code("b"))
                                .answer("has-b", WORD)
                                .answer("has-no-b", WORD)))
                .containsExactly("many", "has-b");
        assertThat(left(
                        LOGIC,
                        Filled.draft()
                                .answer("many", code("a"), code("c"))
                                .answer("has-b", WORD)
                                .answer("has-no-b", WORD)))
                .containsExactly("many", "has-no-b");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true",
        "true, false, false, true",
        "false, true, false, true",
        "false, false, false, false"
    })
    void all_or_any_of_several_conditions_must_hold(boolean ill, boolean late, boolean all, boolean any) {
        var filled = Filled.draft()
                .answer("ill", new BooleanType(ill))
                .answer("late", new BooleanType(late))
                .answer("both", WORD)
                .answer("any", WORD);

        assertThat(left(LOGIC, filled).contains("both")).isEqualTo(all);
        assertThat(left(LOGIC, filled).contains("any")).isEqualTo(any);
    }

    @Test
    void a_disabled_group_disables_all_beneath_it() {
        var filled = Filled.draft()
                .answer("ill", NO)
                .group("details", details -> details.answer("fever", YES).answer("degrees", new DecimalType(39)));

        assertThat(left(LOGIC, filled)).containsExactly("ill");
    }

    @Test
    void the_answer_of_a_disabled_question_does_not_count() {
        var filled = Filled.draft()
                .answer("ill", NO)
                .group("details", details -> details.answer("fever", YES))
                .answer("advice", WORD);

        assertThat(left(LOGIC, filled)).containsExactly("ill");
    }

    @Test
    void what_is_asked_stays_at_every_depth() {
        var filled = Filled.draft()
                .answer("ill", YES)
                .group("details", details -> details.answer("fever", YES).answer("degrees", new DecimalType(39)))
                .answer("advice", WORD);

        assertThat(left(LOGIC, filled)).containsExactly("ill", "details", "fever", "degrees", "advice");
    }

    @Test
    void in_a_repeating_group_the_answer_of_the_same_row_counts() {
        var filled = Filled.draft()
                .group("row", row -> row.answer("kind", new StringType("x")).answer("size", new IntegerType(1)))
                .group("row", row -> row.answer("kind", new StringType("y")).answer("size", new IntegerType(2)))
                .group("row", row -> row.answer("size", new IntegerType(3)));

        assertThat(left(ROWS, filled)).containsExactly("row", "kind", "size", "row", "kind", "row");
    }

    @Test
    void from_outside_a_repeating_group_the_nearest_row_counts() {
        var xFirst = Filled.draft()
                .answer("before", WORD)
                .group("row", row -> row.answer("kind", new StringType("x")))
                .group("row", row -> row.answer("kind", new StringType("y")))
                .answer("after", WORD);
        var xLast = Filled.draft()
                .answer("before", WORD)
                .group("row", row -> row.answer("kind", new StringType("y")))
                .group("row", row -> row.answer("kind", new StringType("x")))
                .answer("after", WORD);

        assertThat(left(ROWS, xFirst)).contains("before").doesNotContain("after");
        assertThat(left(ROWS, xLast)).contains("after").doesNotContain("before");
    }

    @Test
    void under_an_answer_what_stands_under_the_same_answer_counts() {
        var filled = Filled.draft()
                .answer("drug", WORD, under -> under.answer("daily", YES).answer("dose", new IntegerType(1)))
                .answer("drug", WORD, under -> under.answer("daily", NO).answer("dose", new IntegerType(2)));

        assertThat(left(ROWS, filled)).containsExactly("drug", "daily", "dose", "daily");
    }

    @Test
    void a_question_may_decide_about_what_stands_under_its_answers() {
        var other = Filled.draft().answer("drug", new StringType("other"), under -> under.answer("brand", WORD));
        var usual = Filled.draft().answer("drug", WORD, under -> under.answer("brand", WORD));

        assertThat(left(ROWS, other)).containsExactly("drug", "brand");
        assertThat(left(ROWS, usual)).containsExactly("drug");
    }

    @Test
    void what_is_not_asked_is_not_checked() {
        var filled = Filled.completed()
                .answer("ill", NO)
                .group("details", details -> details.answer("fever", WORD).answer("unknown", WORD));

        assertThat(filled.faults(LOGIC)).isEmpty();
    }

    @Test
    void many_answers_and_rows_are_gone_through_in_no_more_than_a_moment() {
        var filled = Filled.draft();
        for (int i = 0; i < 20_000; i++) {
            filled.group("row", row -> row.answer("size", new IntegerType(1)));
        }
        for (int i = 0; i < 20_000; i++) {
            filled.answer(
                    "drug",
                    WORD,
                    under -> under.answer("dose", new IntegerType(1)).answer("brand", WORD));
        }

        assertTimeout(Duration.ofSeconds(5), () -> ROWS.prune(filled.response()));
    }

    @Test
    void pruning_tells_whether_it_removed_something() {
        var response = Filled.draft()
                .answer("ill", NO)
                .group("details", details -> details.answer("fever", YES))
                .response();

        assertThat(LOGIC.prune(response)).isTrue();
        assertThat(LOGIC.prune(response)).isFalse();
    }

    @Test
    void pruning_keeps_what_is_wrong_but_asked() {
        var filled = Filled.draft().answer("ill", WORD).answer("unknown", WORD);

        assertThat(left(LOGIC, filled)).containsExactly("ill", "unknown");
        assertThat(LOGIC.check(filled.response(), Locale.ENGLISH)).hasSize(2);
    }

    /** A form of a source question and a follower with one condition on it. */
    private static Form follower(String source, String operator, String value) {
        return Resources.formOf("""
                {"linkId": "source", %s},
                {"linkId": "follower", "type": "string",
                 "enableWhen": [{"question": "source", "operator": "%s", %s}]}
                """.formatted(source, operator, value));
    }

    private static boolean asked(Form form, Type... answers) {
        var filled = Filled.draft();
        if (answers.length > 0) filled.answer("source", answers);
        return left(form, filled.answer("follower", WORD)).contains("follower");
    }

    /** The linkIds left after pruning, in order. */
    private static List<String> left(Form form, Filled filled) {
        var response = Resources.copy(filled.response());
        form.prune(response);
        var json = Resources.FHIR.newJsonParser().encodeResourceToString(response);
        return Pattern.compile("\"linkId\":\"([^\"]+)\"")
                .matcher(json)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
