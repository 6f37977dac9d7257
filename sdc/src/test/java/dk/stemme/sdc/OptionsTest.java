package dk.stemme.sdc;

import static dk.stemme.sdc.Filled.code;
import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Form FORM = Resources.form("options");

    @Test
    void an_option_is_known_by_system_and_code() {
        accepted("colour", code("red"));
        accepted("colour", new Coding("http://example.org/lights", "red", null));
        refused("colour", new Coding("http://example.org/lights", "green", null));
        refused("colour", new Coding(null, "red", null));
        refused("colour", code("blue"));
        refused("colour", new Coding().setDisplay("Red"));
    }

    @Test
    void how_an_option_is_displayed_does_not_matter() {
        accepted("colour", code("red").setDisplay("Rød"));
    }

    @Test
    void options_may_be_texts_numbers_dates_times_and_references() {
        accepted("word", new StringType("often"));
        refused("word", new StringType("never"));
        accepted("number", new IntegerType(5));
        refused("number", new IntegerType(2));
        accepted("day", new DateType("2026-05-01"));
        refused("day", new DateType("2026-05-02"));
        accepted("hour", new TimeType("08:00:00"));
        refused("hour", new TimeType("09:00:00"));
        accepted("ward", new Reference("Location/a"));
        refused("ward", new Reference("Location/b"));
    }

    @Test
    void an_open_choice_accepts_an_option_or_free_text() {
        accepted("other", code("bus"));
        accepted("other", new StringType("on horseback"));
        refused("other", code("horse"));
    }

    @Test
    void several_options_may_be_chosen_where_the_question_repeats() {
        accepted("symptoms", code("pain"), code("fever"));
    }

    @Test
    void an_exclusive_option_stands_alone() {
        accepted("symptoms", code("none"));
        assertThat(Filled.completed()
                        .answer("symptoms", code("pain"), code("none"))
                        .faults(FORM))
                .containsExactly("business-rule QuestionnaireResponse.item[0].answer[1]");
    }

    @Test
    void the_concepts_of_a_contained_value_set_are_options() {
        accepted("agree", new Coding("http://example.org/yesno", "y", null));
        accepted("again", new Coding("http://example.org/yesno", "not-relevant", null));
        refused("agree", new Coding("http://example.org/yesno", "maybe", null));
    }

    @Test
    void the_expansion_of_a_value_set_is_used_without_its_abstract_codes() {
        accepted("leaf", new Coding("http://example.org/all", "child", null));
        refused("leaf", new Coding("http://example.org/all", "parent", null));
    }

    @Test
    void the_message_names_the_options() {
        var problem =
                Filled.draft().answer("colour", code("blue")).problems(FORM).get(0);

        assertThat(problem.message())
                .isEqualTo("The answer is not among the options. Choose one of: Red, Green, Red light.");
        assertThat(problem.diagnostics()).startsWith("colour (Colour): The answer is not");
    }

    private static void accepted(String linkId, Type... values) {
        assertThat(Filled.completed().answer(linkId, values).faults(FORM)).isEmpty();
    }

    private static void refused(String linkId, Type value) {
        assertThat(Filled.draft().answer(linkId, value).faults(FORM))
                .containsExactly("code-invalid QuestionnaireResponse.item[0].answer[0]");
    }
}
