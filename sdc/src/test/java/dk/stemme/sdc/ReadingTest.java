package dk.stemme.sdc;

import static dk.stemme.sdc.Filled.code;
import static dk.stemme.sdc.Reading.Absent.NOT_ANSWERED;
import static dk.stemme.sdc.Reading.Absent.NOT_RELEVANT;
import static dk.stemme.sdc.Reading.Absent.SKIPPED_BY_LOGIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTest {

    private static final Form FORM = Resources.form("weights");

    /** Question, answer, and the number it stands for. */
    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("ordinal", code("a"), 0.0),
                Arguments.of("ordinal", code("b"), 1.5),
                Arguments.of("weighted", code("a"), 7.0),
                Arguments.of("outside", code("a"), 4.0),
                Arguments.of("open", code("a"), 2.0),
                Arguments.of("grade", new IntegerType(3), 3.0),
                Arguments.of("grade", new IntegerType(4), 10.0),
                Arguments.of("set", new Coding("http://example.org/yesno", "y", null), 1.0),
                Arguments.of("set", new Coding("http://example.org/yesno", "n", null), 0.0),
                Arguments.of("whole", new IntegerType(-2), -2.0),
                Arguments.of("part", new DecimalType("36.6"), 36.6),
                Arguments.of("amount", new Quantity(80).setUnit("kg"), 80.0),
                Arguments.of("yes", new BooleanType(true), 1.0),
                Arguments.of("yes", new BooleanType(false), 0.0));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void an_answer_stands_for_a_number(String linkId, Type answer, double number) {
        assertThat(read(linkId, answer)).isEqualTo(new Reading.Number(number));
    }

    @Test
    void the_weight_of_the_questionnaire_goes_before_that_of_the_answer() {
        assertThat(read("ordinal", weighing(code("b"), "ordinalValue", 9))).isEqualTo(new Reading.Number(1.5));
    }

    @Test
    void the_weight_of_the_answer_counts_where_the_questionnaire_has_none() {
        assertThat(read("bare", weighing(code("a"), "ordinalValue", 9))).isEqualTo(new Reading.Number(9));
        assertThat(read("bare", weighing(code("b"), "itemWeight", 8))).isEqualTo(new Reading.Number(8));
    }

    @Test
    void a_question_without_an_answer_is_not_answered() {
        assertThat(read("ordinal")).isEqualTo(NOT_ANSWERED);
        assertThat(FORM.read(Filled.draft().response())).containsEntry("ordinal", NOT_ANSWERED);
    }

    @Test
    void a_question_that_was_not_asked_is_skipped_whatever_is_in_it() {
        var filled = Filled.draft().answer("yes", new BooleanType(false)).answer("skipped", new IntegerType(3));

        assertThat(FORM.read(filled.response())).containsEntry("skipped", SKIPPED_BY_LOGIC);
        assertThat(FORM.read(Filled.draft().response())).containsEntry("skipped", SKIPPED_BY_LOGIC);
    }

    @Test
    void an_option_without_a_weight_is_not_relevant() {
        assertThat(read("ordinal", code("not-relevant"))).isEqualTo(NOT_RELEVANT);
    }

    @Test
    void free_text_in_an_open_choice_is_not_relevant() {
        assertThat(read("open", new StringType("something else"))).isEqualTo(NOT_RELEVANT);
    }

    @Test
    void what_is_no_valid_answer_is_not_answered() {
        assertThat(read("ordinal", weighing(code("z"), "ordinalValue", 9))).isEqualTo(NOT_ANSWERED);
        assertThat(read("whole", new StringType("3"))).isEqualTo(NOT_ANSWERED);
        assertThat(read("whole", new IntegerType(3), new IntegerType(4))).isEqualTo(NOT_ANSWERED);
        assertThat(read("part", new DecimalType("1e999"))).isEqualTo(NOT_ANSWERED);
        assertThat(read("amount", new Quantity(5).setComparator(Quantity.QuantityComparator.LESS_THAN)))
                .isEqualTo(NOT_ANSWERED);
    }

    @Test
    void a_question_under_an_answer_is_read_too() {
        var filled = Filled.draft()
                .answer("parent", new BooleanType(true), under -> under.answer("under", new IntegerType(6)));

        assertThat(FORM.read(filled.response())).containsEntry("under", new Reading.Number(6));
    }

    @Test
    void only_questions_that_can_count_and_occur_once_are_read() {
        assertThat(FORM.read(Filled.draft().response()))
                .containsOnlyKeys(
                        "ordinal",
                        "weighted",
                        "outside",
                        "bare",
                        "open",
                        "grade",
                        "set",
                        "whole",
                        "part",
                        "amount",
                        "yes",
                        "skipped",
                        "parent",
                        "under");
    }

    @Test
    void nine_moods_are_nine_numbers() {
        var form = Resources.form("mood");
        var filled = Filled.completed().group("g1", group -> {
            for (int i = 1; i <= 9; i++) group.answer("mood_" + i, code(String.valueOf(i % 4)));
        });

        assertThat(filled.faults(form)).isEmpty();
        assertThat(form.read(filled.response()))
                .hasSize(10)
                .containsEntry("mood_3", new Reading.Number(3))
                .containsEntry("hindrance", NOT_ANSWERED);
    }

    private static Reading read(String linkId, Type... values) {
        return FORM.read(Filled.draft().answer(linkId, values).response()).get(linkId);
    }

    private static Coding weighing(Coding coding, String extension, int weight) {
        coding.addExtension("http://hl7.org/fhir/StructureDefinition/" + extension, new DecimalType(weight));
        return coding;
    }
}
