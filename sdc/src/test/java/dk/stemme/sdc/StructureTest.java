package dk.stemme.sdc;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final Form FORM = Resources.form("structure");
    private static final StringType NAME = new StringType("Nancy");

    @Test
    void a_response_built_like_its_form_is_accepted() {
        var filled = Filled.completed()
                .group(
                        "g",
                        g -> g.answer("name", NAME).group("inner", inner -> inner.answer("deep", new IntegerType(1))))
                .answer("smoker", new BooleanType(true), beneath -> beneath.answer("cigarettes", new IntegerType(5)))
                .group("children", child -> child.answer("child-name", NAME))
                .group("children", child -> child.answer("child-name", NAME))
                .answer("langs", NAME, NAME, NAME);

        assertThat(filled.faults(FORM)).isEmpty();
    }

    @Test
    void the_order_of_the_items_does_not_matter() {
        var filled = Filled.completed()
                .answer("langs", NAME)
                .group(
                        "g",
                        g -> g.group("inner", inner -> inner.answer("deep", new IntegerType(1)))
                                .answer("name", NAME));

        assertThat(filled.faults(FORM)).isEmpty();
    }

    @Test
    void an_item_the_form_does_not_have_is_refused() {
        assertThat(Filled.draft().answer("weather", NAME).faults(FORM))
                .containsExactly("not-found QuestionnaireResponse.item[0]");
    }

    @Test
    void an_item_without_a_link_id_is_refused() {
        var filled = Filled.draft().answer("langs", NAME);
        filled.item(null).addAnswer().setValue(NAME);

        assertThat(filled.faults(FORM)).containsExactly("required QuestionnaireResponse.item[1]");
    }

    @Test
    void an_item_in_the_wrong_group_is_refused_at_its_place() {
        var filled = Filled.draft().group("g", g -> g.answer("name", NAME).answer("deep", new IntegerType(1)));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[0].item[1]");
        assertThat(filled.problems(FORM).get(0).message()).contains("It belongs beneath “inner”");
    }

    @Test
    void an_item_of_the_top_placed_in_a_group_is_refused() {
        var filled = Filled.draft().group("g", g -> g.answer("langs", NAME));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[0].item[0]");
        assertThat(filled.problems(FORM).get(0).message()).contains("top of the response");
    }

    @Test
    void an_item_beneath_a_question_stands_under_its_answer() {
        var filled = Filled.draft().answer("smoker", new BooleanType(true));
        filled.item("smoker").addItem().setLinkId("cigarettes");

        assertThat(filled.faults(FORM)).contains("structure QuestionnaireResponse.item[1].item[0]");
    }

    @Test
    void nothing_stands_under_the_answer_of_a_question_without_items() {
        var filled = Filled.draft().answer("langs", NAME, beneath -> beneath.answer("name", NAME));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[0].answer[0].item[0]");
    }

    @Test
    void a_problem_under_an_answer_is_located_there() {
        var filled =
                Filled.draft().answer("smoker", new BooleanType(true), beneath -> beneath.answer("cigarettes", NAME));

        assertThat(filled.faults(FORM))
                .containsExactly("value QuestionnaireResponse.item[0].answer[0].item[0].answer[0]");
    }

    @Test
    void a_group_that_does_not_repeat_occurs_once() {
        var filled = Filled.draft().group("g", g -> {}).group("g", g -> g.answer("name", NAME));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[1]");
    }

    @Test
    void a_repeating_group_occurs_at_most_so_many_times() {
        var filled = Filled.draft();
        for (int i = 0; i < 4; i++) filled.group("children", child -> child.answer("child-name", NAME));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[2]");
    }

    @Test
    void a_question_that_does_not_repeat_has_one_answer() {
        var filled = Filled.draft().answer("smoker", new BooleanType(true), new BooleanType(false));

        assertThat(filled.faults(FORM)).containsExactly("structure QuestionnaireResponse.item[0].answer[1]");
    }

    @Test
    void a_repeating_question_has_at_most_so_many_answers() {
        assertThat(Filled.draft().answer("langs", NAME, NAME, NAME, NAME, NAME).faults(FORM))
                .containsExactly("structure QuestionnaireResponse.item[0].answer[3]");
    }

    @Test
    void the_answers_of_a_repeating_question_stand_in_one_item() {
        assertThat(Filled.draft().answer("langs", NAME).answer("langs", NAME).faults(FORM))
                .containsExactly("structure QuestionnaireResponse.item[1]");
    }

    @Test
    void a_response_without_status_is_refused() {
        assertThat(Filled.draft().status(null).faults(FORM)).containsExactly("required QuestionnaireResponse.status");
    }
}
